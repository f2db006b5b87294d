"""The states of members, who holds a key, and what two administrators decide."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class MemberState(models.TextChoices):
    """Whether an organisation may ask and answer."""

    REGISTERED = "registered"
    SUSPENDED = "suspended"


class KeyKind(models.TextChoices):
    """Who holds a key: the organisation itself, or the network for its people at the portal."""

    OWN = "own"
    PORTAL = "portal"


class Opening(models.TextChoices):
    """What lets somebody ask, answer or act in a name: one administrator asks for it, another agrees."""

    KEY = "key"
    ENDPOINT = "endpoint"
    PARTY = "party"

    @property
    def words(self) -> Words:
        """What it is, in both languages."""
        return OPENING_WORDS[self]


OPENING_WORDS: Mapping[str, Words] = {
    Opening.KEY: Words("登记成员与密钥", "a member and its key"),
    Opening.ENDPOINT: Words("部门自有系统", "a department's own system"),
    Opening.PARTY: Words("公众账号对应的本人", "whose account it is"),
}
