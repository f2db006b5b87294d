"""The key that signs checkpoints: made in the home at first use, readable by its owner alone."""

from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from mingjian.web.keys import own_secret

FILE = "audit.key"


def signing_key() -> Ed25519PrivateKey:
    """The key of this installation."""
    return _key(settings.HOME / FILE)


def public_key() -> bytes:
    """The public half, 32 bytes, which everybody may have."""
    return signing_key().public_key().public_bytes_raw()


@cache
def _key(path: Path) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(b64decode(own_secret(path, _new)))


def _new() -> str:
    return b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()
