"""Applications with their parties, steps and pauses."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from mingjian.authorisations.models import Authorisation
from mingjian.certificates.models import Certificate
from mingjian.engine.contracts import Words
from mingjian.mortgage.states import (
    CERTIFYING,
    KIND_WORDS,
    LENDING,
    PROPOSED_WORDS,
    SINGLE_SIDED,
    STEP_WORDS,
    Kind,
    Pattern,
    Role,
    State,
)
from mingjian.people.models import Organisation, User
from mingjian.registry.words import KIND_WORDS as MORTGAGE_WORDS
from mingjian.registry.words import Kind as MortgageKind


def by_whom(**more: Any) -> Any:
    """A link to the person who did it."""
    return models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True, **more)


def moment() -> Any:
    """An instant that may not have come."""
    return models.DateTimeField(null=True, blank=True)


class Application(models.Model):
    """What a bank applies for about one property unit; `key` is its one name at the registry for ever."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    mortgage_kind = models.CharField(max_length=16, choices=MortgageKind.choices, blank=True)
    pattern = models.CharField(max_length=16, choices=Pattern.choices, blank=True)
    bank = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, to_field="code", related_name="mortgage_applications"
    )
    unit = models.CharField(max_length=64)
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="later")
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    # What is asked for: the terms of the mortgage, or of its change; see packages.
    terms = models.JSONField(default=dict, blank=True)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    contract_number = models.CharField(max_length=100, blank=True)
    contract_digest = models.CharField(max_length=64, blank=True)
    # What the register said: at the bank's first gate and again at its second.
    facts = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    queried_at = moment()
    requeried_at = moment()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_by = by_whom()
    sent_at = moment()
    receipt_number = models.CharField(max_length=32, blank=True)
    received_at = moment()
    accepted_at = moment()
    accepted_by = by_whom()
    approved_by = by_whom()
    recorded_by = by_whom()
    due_on = models.DateField(null=True, blank=True)
    missing = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True)
    fee = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    payment = models.CharField(max_length=64, blank=True)
    recorded_at = moment()
    mortgage_number = models.CharField(max_length=100, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = by_whom()  # who says so; nobody when the filings do
    reminded_at = moment()

    class Meta:
        """The newest first; four eyes at the bank and at the registry are the database's rule too."""

        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["bank", "state", "-id"], name="mortgage_of_bank"),
            models.Index(fields=["state", "due_on"], name="mortgage_due"),
            models.Index(fields=["unit", "state"], name="mortgage_of_unit"),
            models.Index(fields=["mortgage_number"], name="mortgage_by_number"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(confirmed_by=F("opened_by")), name="confirmed_by_another"),
            models.CheckConstraint(condition=~Q(approved_by=F("accepted_by")), name="approved_by_another"),
            models.CheckConstraint(
                condition=Q(accepted_by__isnull=False) | ~Q(recorded_by=F("approved_by")), name="recorded_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["recorded", "certified", "disbursable", "active", "released"])
                | Q(recorded_at__isnull=False),
                name="recorded_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["withdrawn", "rejected", "not_accepted"]) | Q(recorded_at__isnull=True),
                name="ended_never_recorded",
            ),
        ]

    def __str__(self) -> str:
        """The number."""
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it."""
        return f"DY{self.opened_at.year}-{self.pk:07d}"

    @property
    def state_words(self) -> Words:
        """The state in both languages; of a release nobody but the reviewer signs."""
        return PROPOSED_WORDS if self.is_single_sided and self.state == State.SIGNING else State(self.state).words

    @property
    def kind_words(self) -> Words:
        """What is applied for in both languages."""
        return KIND_WORDS[self.kind]

    @property
    def is_single_sided(self) -> bool:
        """Whether the mortgagee alone applies."""
        return self.kind in SINGLE_SIDED

    @property
    def is_lending(self) -> bool:
        """Whether a loan waits for it."""
        return self.kind in LENDING

    @property
    def is_certifying(self) -> bool:
        """Whether a certificate is issued for what is recorded."""
        return self.kind in CERTIFYING and not self.terms.get("is_fixed")

    @property
    def mortgage_words(self) -> Words | None:
        """The kind of mortgage in both languages."""
        return MORTGAGE_WORDS.get(self.mortgage_kind)


class Party(models.Model):
    """Who signs, or is told; `party` is a person's keyed hash or a firm's unified code."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=16, choices=Role.choices)
    name = models.CharField(max_length=200)
    party = models.CharField(max_length=64, db_index=True)
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.PROTECT, null=True, blank=True, related_name="permits"
    )
    signed_at = moment()
    signature = models.CharField(max_length=128, blank=True)
    agreed_to_withdraw_at = moment()
    acknowledged_at = moment()  # that the claim is another's now

    class Meta:
        """Each once in a role."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["application", "role", "party"], name="party_once")
        ]

    @property
    def authorised_at(self) -> datetime | None:
        """When the party permitted the query, if that permission still holds."""
        one = self.authorisation
        return one.signed_at if one and one.holds(timezone.now()) else None

    @property
    def lost_words(self) -> Words | None:
        """Why a permission that was given holds no more, in both languages."""
        return self.authorisation.lost_words(timezone.now()) if self.authorisation else None


class Pause(models.Model):
    """Time that does not count at the registry, and why."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.TextField()


class Step(models.Model):
    """One entry of the timeline."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    by = by_whom()
    kind = models.CharField(max_length=24)
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        """As it happened."""

        ordering: ClassVar[list[str]] = ["id"]

    @property
    def words(self) -> Words:
        """What was done, in both languages."""
        return STEP_WORDS[self.kind]
