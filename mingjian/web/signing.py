"""Ed25519 signatures by keys that the installation makes for itself at first use, readable by their owner alone."""

from base64 import b64decode, b64encode
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mingjian.web.keys import own_secret


def signing_key(path: Path) -> Ed25519PrivateKey:
    """The private key kept at `path`, made when there is none."""
    return Ed25519PrivateKey.from_private_bytes(b64decode(own_secret(path, _new)))


def public_key(key: Ed25519PrivateKey) -> str:
    """The public half in base64, which everybody may have."""
    return b64encode(key.public_key().public_bytes_raw()).decode()


def sign(key: Ed25519PrivateKey, message: bytes) -> str:
    """The signature of `message` in base64."""
    return b64encode(key.sign(message)).decode()


def is_signed(public: str, message: bytes, signature: str) -> bool:
    """Whether `signature` of `message` was made by the owner of the key whose public half is `public`."""
    try:
        _public(public).verify(b64decode(signature, validate=True), message)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=1024)
def _public(written: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(b64decode(written, validate=True))


def _new() -> str:
    return b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()
