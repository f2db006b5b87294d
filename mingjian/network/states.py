"""The states of members, and who holds a key."""

from django.db import models


class MemberState(models.TextChoices):
    """Whether an organisation may ask and answer."""

    REGISTERED = "registered"
    SUSPENDED = "suspended"


class KeyKind(models.TextChoices):
    """Who holds a key: the organisation itself, or the network for its people at the portal."""

    OWN = "own"
    PORTAL = "portal"
