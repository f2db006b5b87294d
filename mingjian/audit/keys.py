"""The key that signs checkpoints: made in the home at first use, readable by its owner alone."""

from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from mingjian.web import signing

FILE = "audit.key"


def signing_key() -> Ed25519PrivateKey:
    """The key of this installation."""
    return _key(settings.HOME / FILE)


def public_key() -> str:
    """The public half in base64, which everybody may have."""
    return signing.public_key(signing_key())


@cache
def _key(path: Path) -> Ed25519PrivateKey:
    return signing.signing_key(path)
