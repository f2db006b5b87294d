"""A person's or firm's permission: who may ask what of whom, why, until when, how often."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from mingjian.authorisations.states import AUTHORISATION_WORDS, AuthorisationState, Evidence
from mingjian.engine.contracts import Words
from mingjian.people.models import Organisation


class Authorisation(models.Model):
    """One permission as it was signed. Its text never changes; only state and counters do."""

    class Span(models.TextChoices):
        """In what span of time uses are counted."""

        ALTOGETHER = "altogether"
        DAY = "day"
        MONTH = "month"

    number = models.CharField(max_length=32, unique=True)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.CharField(max_length=64, db_index=True)  # who permits: hash of a person's number, a firm's code
    person_kind = models.CharField(max_length=16)
    guardian = models.CharField(max_length=64, blank=True)
    recipient = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="authorisations")
    contact = models.CharField(max_length=200)
    subjects = models.JSONField()  # what may be asked about: oneself, one's units, one's firm
    units = models.JSONField(default=list, blank=True)  # those of them that are property units
    services = models.JSONField()  # service to the fields that may be told
    purpose = models.CharField(max_length=32)
    case_number = models.CharField(max_length=64)
    basis = models.CharField(max_length=16)
    article = models.CharField(max_length=300, blank=True)
    has_separate_consent = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    span = models.CharField(max_length=16, choices=Span.choices, default=Span.ALTOGETHER)
    most_uses = models.PositiveIntegerField(default=1)
    retention_days = models.PositiveIntegerField()
    notice_version = models.CharField(max_length=16)
    notice_hash = models.CharField(max_length=64)
    evidence = models.CharField(max_length=16, choices=Evidence.choices)
    evidence_hash = models.CharField(max_length=64, blank=True)
    signatures = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=16, choices=AuthorisationState.choices)
    created_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)
    uses = models.PositiveIntegerField(default=0)
    uses_in_span = models.PositiveIntegerField(default=0)
    span_began_on = models.DateField(null=True, blank=True)

    class Meta:
        """Newest first; an end after the beginning, no more uses than allowed."""

        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="authorisation_ends_later"),
            models.CheckConstraint(condition=Q(uses_in_span__lte=F("most_uses")), name="authorisation_not_overused"),
        ]

    def holds(self, at: datetime) -> bool:
        """Whether it is in force at an instant: signed, not paused or withdrawn, within its time."""
        return self.state == AuthorisationState.ACTIVE and self.starts_at <= at < self.ends_at

    def lost_words(self, at: datetime) -> Words | None:
        """Why it is not in force at an instant, in both languages; None when it is."""
        if self.holds(at):
            return None
        return AUTHORISATION_WORDS[
            AuthorisationState.EXPIRED if self.state == AuthorisationState.ACTIVE else self.state
        ]

    def said(self) -> dict[str, Any]:
        """What is signed: all that never changes, the instant of its making with it."""
        kept = (
            "number", "version", "person", "person_kind", "guardian", "contact", "subjects", "units", "services",
            "purpose", "case_number", "basis", "article", "has_separate_consent", "span", "most_uses", "retention_days",
            "notice_version", "notice_hash", "evidence", "evidence_hash",
        )  # fmt: skip
        instants = {name: getattr(self, name).isoformat() for name in ("starts_at", "ends_at", "created_at")}
        return {name: getattr(self, name) for name in kept} | instants | {"recipient": self.recipient.code}
