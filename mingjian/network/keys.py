"""The network's own keys: the one that signs answers, and those that it keeps for an organisation's people."""

import secrets
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from mingjian.audit.seals import name_of
from mingjian.web import signing

NETWORK, PORTAL = "network", "portal"


def network_key() -> Ed25519PrivateKey:
    """The key that signs every answer."""
    return _key(settings.HOME, "exchange.key")


def network_public() -> str:
    """Its public half in base64, which everybody may have."""
    return signing.public_key(network_key())


def key_name(organisation: str, public: str) -> str:
    """What a key is called: its organisation's code and a name of its own."""
    return f"{organisation}.{name_of(public)}"


def portal_key(name: str) -> Ed25519PrivateKey:
    """The key of this name, which signs what an organisation's people ask at the portal; the network keeps it."""
    return _key(settings.HOME, f"{PORTAL}/{name}.key")


def portal_key_make(organisation: str) -> str:
    """Make a key to be kept for an organisation's people; gives its public half in base64."""
    draft = settings.HOME / PORTAL / f".{secrets.token_hex(8)}"
    public = signing.public_key(signing.signing_key(draft))
    draft.rename(draft.with_name(f"{key_name(organisation, public)}.key"))
    return public


def sign(message: bytes) -> str:
    """The network's signature in base64."""
    return signing.sign(network_key(), message)


@cache
def _key(home: Path, name: str) -> Ed25519PrivateKey:
    return signing.signing_key(home / name)
