"""HTTP Message Signatures (RFC 9421) by Ed25519, one signature a message, and the digest of its content (RFC 9530).

Only what is covered is trusted: whoever verifies names the components that must be covered.
"""

import re
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from mingjian.web.signing import is_signed

ALGORITHM = "ed25519"
LIFETIME = 60
REQUEST_COVERS = ("@method", "@authority", "@path", "content-digest", "idempotency-key")
REPLY_COVERS = ("@status", "content-digest", '"signature";req')  # a department's answer to the network
ANSWER_COVERS = ("@status", "content-digest", "mingjian-entry", '"signature";req')
_INPUT = re.compile(r'([a-z][a-z0-9_-]*)=(\((?:"[^"]+"(?:;[a-z]+)?(?: |(?=\))))*\)(?:;[a-z]+=(?:\d+|"[^"]*"))*)')
_COVERED = re.compile(r'"([^"]+)"((?:;[a-z]+)?)')
_PARAMETER = re.compile(r';([a-z]+)=(\d+|"[^"]*")')
_SIGNATURE = re.compile(r"([a-z][a-z0-9_-]*)=:([A-Za-z0-9+/=]+):")
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/=]+):")

Sign = Callable[[bytes], str]


class NotSigned(ValueError):
    """A message that bears no signature of the form that is read here."""


@dataclass(frozen=True)
class Message:
    """One request (method, authority, path) or answer (status, and the request it answers); header names lower case."""

    headers: Mapping[str, str]
    body: bytes = b""
    method: str = ""
    authority: str = ""
    path: str = ""
    status: int = 0
    request: "Message | None" = None

    def component(self, name: str, *, of_request: bool = False) -> str:
        """The value of a derived component or of a header; NotSigned when there is none."""
        if of_request:
            if self.request is None:
                raise NotSigned(name)
            return self.request.component(name)
        derived = {"@method": self.method, "@authority": self.authority, "@path": self.path}
        value = str(self.status or "") if name == "@status" else derived.get(name, self.headers.get(name, ""))
        if not value:
            raise NotSigned(name)
        return value.strip()


@dataclass(frozen=True)
class Terms:
    """What a signature says of itself: by which key, from when until when (seconds), its nonce, what it is for."""

    keyid: str
    created: int
    expires: int
    nonce: str = ""
    tag: str = ""

    @classmethod
    def now(cls, keyid: str, tag: str, lifetime: int = LIFETIME) -> "Terms":
        """Terms that begin now, with a new nonce."""
        created = int(time.time())
        return cls(keyid, created, created + lifetime, secrets.token_urlsafe(16), tag)

    @property
    def text(self) -> str:
        """As parameters of the signature."""
        return (
            f';created={self.created};expires={self.expires};nonce="{self.nonce}"'
            f';alg="{ALGORITHM}";keyid="{self.keyid}";tag="{self.tag}"'
        )


@dataclass(frozen=True)
class Signature:
    """A signature as it was read: what it covers, what it says of itself, the bytes in base64."""

    label: str
    covers: tuple[str, ...]
    parameters: Mapping[str, str]
    text: str
    value: str
    terms: Terms = field(default=Terms("", 0, 0))


def digest(body: bytes) -> str:
    """The Content-Digest of a body."""
    return f"sha-256=:{b64encode(sha256(body).digest()).decode()}:"


def is_digest_of(header: str, body: bytes) -> bool:
    """Whether a Content-Digest names this body by SHA-256."""
    found = _DIGEST.fullmatch(header.strip())
    try:
        return bool(found) and b64decode(found[1], validate=True) == sha256(body).digest()  # type: ignore[index]
    except ValueError:
        return False


def signed_headers(message: Message, terms: Terms, covers: Sequence[str], sign: Sign) -> dict[str, str]:
    """The two headers that bear the signature; `sign` gives the signature of bytes in base64."""
    label = terms.tag.rpartition("-")[2] or "sig"
    text = f"({' '.join(_item(name) for name in covers)}){terms.text}"
    value = sign(_base(message, [_pair(name) for name in covers], text))
    return {"signature-input": f"{label}={text}", "signature": f"{label}=:{value}:"}


def read_signature(message: Message) -> Signature:
    """The message's one signature, not yet verified; NotSigned when it bears none, several or one of another form."""
    said = _INPUT.fullmatch(message.headers.get("signature-input", "").strip())
    value = _SIGNATURE.fullmatch(message.headers.get("signature", "").strip())
    if not said or not value or said[1] != value[1]:
        raise NotSigned("signature")
    inside, _, rest = said[2].partition(")")
    covers = tuple(f'"{name}"{flag}' if flag else name for name, flag in _COVERED.findall(inside))
    found = _PARAMETER.findall(rest)
    parameters = {name: text.strip('"') for name, text in found}
    if len(parameters) != len(found) or len(set(covers)) != len(covers):
        raise NotSigned("signature-input")
    return Signature(said[1], covers, parameters, said[2], value[2], _terms(parameters))


def is_signature_of(message: Message, signature: Signature, public: str, covers: Sequence[str]) -> bool:
    """Whether the owner of `public` signed the message, all of `covers` with it."""
    if not set(covers) <= set(signature.covers) or signature.parameters.get("alg", ALGORITHM) != ALGORITHM:
        return False
    try:
        base = _base(message, [_pair(name) for name in signature.covers], signature.text)
    except NotSigned:
        return False
    return is_signed(public, base, signature.value)


def _terms(parameters: Mapping[str, str]) -> Terms:
    instants = (parameters.get(name, "0") for name in ("created", "expires"))
    created, expires = (int(text) if text.isdecimal() else 0 for text in instants)
    return Terms(parameters.get("keyid", ""), created, expires, parameters.get("nonce", ""), parameters.get("tag", ""))


def _base(message: Message, covers: Sequence[tuple[str, bool]], text: str) -> bytes:
    lines = []
    for name, of_request in covers:
        value = message.component(name, of_request=of_request)
        lines.append(f'"{name}"{";req" if of_request else ""}: {value}')
    return "\n".join([*lines, f'"@signature-params": {text}']).encode()


def _item(name: str) -> str:
    return name if name.startswith('"') else f'"{name}"'


def _pair(name: str) -> tuple[str, bool]:
    if name.endswith(";req"):
        return name[: -len(";req")].strip('"'), True
    return name, False
