"""What is watched, when the registers were last looked through, what was told, and where it is sent."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from mingjian.authorisations.models import Authorisation
from mingjian.notices.states import Delivery
from mingjian.people.models import Organisation


class Pass(models.Model):
    """One look through the registers: what the lake held then (`source` finds it again) and what came of it."""

    source = models.JSONField()
    as_of = models.DateField()
    day = models.DateField()
    library_version = models.CharField(max_length=16)
    started_at = models.DateTimeField()
    seconds = models.FloatField(default=0)
    watched = models.PositiveIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]


class Watch(models.Model):
    """What an institution is exposed to or applies for, under an authorisation or where the law gives the reason."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="watches")
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=64)
    reference = models.CharField(max_length=100)
    is_mortgagee = models.BooleanField()
    is_owed = models.BooleanField()
    is_applicant = models.BooleanField(default=False)
    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, null=True, related_name="watches")

    class Meta:
        """Once each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "kind", "subject", "is_applicant"], name="watch_once")
        ]


class Notice(models.Model):
    """What one institution was told: the same finding has the same number for ever. Only states change."""

    number = models.CharField(max_length=16, primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="notices")
    made_in = models.ForeignKey(Pass, on_delete=models.PROTECT, related_name="notices")
    made_at = models.DateTimeField()
    rule = models.CharField(max_length=64)
    rule_version = models.CharField(max_length=16)
    severity = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=64)
    reference = models.CharField(max_length=100)
    sentence_zh = models.TextField()
    sentence_en = models.TextField()
    facts = models.JSONField()
    as_of = models.DateField()
    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, null=True, related_name="notices")
    evidence = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    read_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=150, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    delivery = models.CharField(max_length=16, choices=Delivery.choices, default=Delivery.PORTAL)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        """The newest and gravest first; what is acknowledged says by whom."""

        ordering: ClassVar[list[str]] = ["-made_at", "-severity", "number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisation", "-made_at", "-severity", "number"], name="notice_of_organisation"),
            models.Index(fields=["subject", "-made_at"], name="notice_of_subject"),
            models.Index(fields=["organisation", "attempts", "due_at"], condition=Q(delivery="waiting"), name="outbox"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by="")
                | Q(acknowledged_at__isnull=False) & ~Q(acknowledged_by=""),
                name="notice_acknowledged_by",
            ),
        ]


class Webhook(models.Model):
    """Where an institution's own system takes notices."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="webhook"
    )
    address = models.URLField(max_length=300)
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField(auto_now=True)
