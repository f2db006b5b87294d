"""Who takes part, by which keys, and how much of what."""

from typing import ClassVar

from django.db import models

from mingjian.network.states import KeyKind, MemberState
from mingjian.people.models import Organisation


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
