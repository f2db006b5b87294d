"""Checkpoints: the log's size and root at an instant, signed with Ed25519 as a note that anybody can keep."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjian.web import signing

ORIGIN = "mingjian audit log"


@dataclass(frozen=True)
class Seal:
    """One checkpoint: the log had `size` entries under `root` (hex) at an instant (ISO 8601); and its signature."""

    size: int
    root: str
    at: str
    key: str
    signature: str

    @property
    def words(self) -> str:
        """What is signed."""
        return f"{ORIGIN}\n{self.size}\n{b64encode(bytes.fromhex(self.root)).decode()}\n{self.at}\n"

    @property
    def note(self) -> str:
        """The whole note: what is signed, by which key, the signature."""
        return f"{self.words}\n\u2014 {self.key} {self.signature}\n"

    def is_signed_by(self, public: str) -> bool:
        """Whether the signature is that of the public key (base64)."""
        return signing.is_signed(public, self.words.encode(), self.signature) and self.key == name_of(public)


def sign(private: Ed25519PrivateKey, size: int, root: bytes, at: str) -> Seal:
    """A signed checkpoint."""
    bare = Seal(size, root.hex(), at, name_of(signing.public_key(private)), "")
    return replace(bare, signature=signing.sign(private, bare.words.encode()))


def read(note: str) -> Seal:
    """The checkpoint that a note tells; ValueError when it is no note of ours."""
    words, _, signed = note.strip().partition("\n\n")
    origin, size, root, at = words.split("\n")
    mark, key, signature = signed.split(" ")
    if (origin, mark) != (ORIGIN, "\u2014"):
        raise ValueError(origin)
    return Seal(int(size), b64decode(root, validate=True).hex(), at, key, signature)


def name_of(public: str) -> str:
    """A public key's short name: the beginning of its hash."""
    return sha256(b64decode(public)).hexdigest()[:16]
