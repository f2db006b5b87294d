"""The network's own keys: the one that signs answers, and those that it keeps for an organisation's people."""

from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from mingjian.web import signing

NETWORK = "network"


def network_key() -> Ed25519PrivateKey:
    """The key that signs every answer."""
    return _key(settings.HOME, "exchange.key")


def network_public() -> str:
    """Its public half in base64, which everybody may have."""
    return signing.public_key(network_key())


def portal_key(organisation: str) -> Ed25519PrivateKey:
    """The key that signs what an organisation's people ask at the portal; the network keeps it for them."""
    return _key(settings.HOME, f"portal/{organisation}.key")


def sign(message: bytes) -> str:
    """The network's signature in base64."""
    return signing.sign(network_key(), message)


@cache
def _key(home: Path, name: str) -> Ed25519PrivateKey:
    return signing.signing_key(home / name)
