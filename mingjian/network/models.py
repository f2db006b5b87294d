"""Who takes part, by which keys, and how much of what."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from mingjian.engine.contracts import Words
from mingjian.network.states import KeyKind, MemberState, Opening
from mingjian.people.models import Organisation, User


class Member(models.Model):
    """An organisation in the network."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="membership")
    state = models.CharField(max_length=16, choices=MemberState.choices, default=MemberState.REGISTERED)
    reason = models.CharField(max_length=500, blank=True)
    registered_at = models.DateTimeField(auto_now_add=True)


class Key(models.Model):
    """A public key by which an organisation signs; several overlap while one takes another's place."""

    name = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="keys")
    kind = models.CharField(max_length=16, choices=KeyKind.choices, default=KeyKind.OWN)
    public = models.CharField(max_length=64)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Those that end last first."""

        ordering: ClassVar[list[str]] = ["-ends_at", "-pk"]

    def holds(self, at: datetime) -> bool:
        """Whether what it signs is answered at an instant."""
        return self.revoked_at is None and self.starts_at <= at < self.ends_at


class ServiceSwitch(models.Model):
    """A service that its department, or the network, has switched off, and why."""

    service = models.CharField(max_length=64, primary_key=True)
    is_on = models.BooleanField(default=True)
    reason = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField(auto_now=True)


class Endpoint(models.Model):
    """Where a department's own system is asked instead of its register in the lake."""

    domain = models.CharField(max_length=32, primary_key=True)
    address = models.URLField(max_length=300)
    seconds = models.FloatField(default=5)
    public = models.CharField(max_length=64)  # the department's key, by which it signs its answers


class Quota(models.Model):
    """Another daily limit than the service's own, for one organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="quotas")
    service = models.CharField(max_length=64)
    a_day = models.PositiveIntegerField()

    class Meta:
        """Once each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "service"], name="quota_once")
        ]


class Proposal(models.Model):
    """What lets somebody ask, answer or act in a name, asked for by one administrator and decided by another."""

    opening = models.CharField(max_length=16, choices=Opening.choices)
    about = models.CharField(max_length=150)  # an organisation's code, a domain, an account
    terms = models.JSONField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_agreed = models.BooleanField(null=True, blank=True)
    declined_for = models.CharField(max_length=500, blank=True)

    class Meta:
        """The newest first; who asks does not agree, but may take it back."""

        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(is_agreed=True) | (Q(decided_by__isnull=False) & ~Q(decided_by=F("by"))),
                name="agreed_by_another",
            ),
            models.UniqueConstraint(
                fields=["opening", "about"], condition=Q(is_agreed=None), name="one_proposal_waits"
            ),
        ]

    @property
    def words(self) -> Words:
        """What it opens, in both languages."""
        return Opening(self.opening).words
