"""The simulator's store. It names no other room's rows, and no other room reads it: ask through `connector`."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from mingjian.registry.words import Kind, ListKind, NoteEnd, ReceiptState, SeizureEnd, Stage


class Unit(models.Model):
    """A property unit; whoever changes what stands on it holds its row, and its version counts the recordings."""

    code = models.CharField(max_length=64, primary_key=True)
    location = models.CharField(max_length=300)
    use = models.CharField(max_length=64)
    area = models.DecimalField(max_digits=14, decimal_places=2)
    stage = models.CharField(max_length=16, choices=Stage.choices, default=Stage.BUILT)
    land_use_ends_on = models.DateField(null=True, blank=True)
    is_homestead = models.BooleanField(default=False)
    is_transfer_banned = models.BooleanField(default=False)
    registrable_on = models.DateField(null=True, blank=True)  # since when a first registration has been possible
    suspended_for = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """In order of code."""

        ordering: ClassVar[list[str]] = ["code"]


class Receipt(models.Model):
    """What was handed in under a key of the sender's: the same key is the same receipt for ever."""

    key = models.UUIDField(unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="receipts")
    digest = models.CharField(max_length=64)
    package = models.JSONField()
    state = models.CharField(max_length=16, choices=ReceiptState.choices, default=ReceiptState.RECEIVED)
    received_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=list, blank=True)

    class Meta:
        """What is closed says when."""

        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["unit", "state"], name="receipt_of_unit")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="received", closed_at__isnull=True)
                | ~Q(state="received") & Q(closed_at__isnull=False),
                name="receipt_closed_at",
            )
        ]

    @property
    def number(self) -> str:
        """The number on the acceptance slip."""
        return f"SL{self.received_at.year}-{self.pk:08d}"


class Registered(models.Model):
    """Something that stands on a unit from its recording until its end."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="%(class)ss")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A base of tables, no table."""

        abstract = True


class Title(Registered):
    """An owner's title certificate; an owner is a person's keyed hash or a firm's unified code."""

    number = models.CharField(max_length=100, unique=True)
    owner_name = models.CharField(max_length=200)
    owner = models.CharField(max_length=64)
    co_ownership = models.CharField(max_length=32, default="sole")
    share = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    is_incapable = models.BooleanField(default=False)

    class Meta:
        """An owner owns a unit once at a time."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["unit", "owner"], condition=Q(ended_at__isnull=True), name="title_owner_once"
            )
        ]


class Mortgage(Registered):
    """A mortgage or its pre-notice; `effective_at` is the instant from which it counts (that of the pre-notice)."""

    number = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    mortgagee = models.CharField(max_length=64)
    mortgagee_name = models.CharField(max_length=200)
    mortgagee_code = models.CharField(max_length=64, blank=True)  # the unified code
    mortgagors = models.JSONField(default=list)
    debtor_name = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    scope = models.TextField(blank=True)
    contract_number = models.CharField(max_length=100, blank=True)
    contract_digest = models.CharField(max_length=64, blank=True)
    is_transfer_banned = models.BooleanField(default=False)
    is_fixed = models.BooleanField(default=False)
    rank = models.PositiveIntegerField()
    effective_at = models.DateTimeField()
    ended_for = models.CharField(max_length=300, blank=True)
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, null=True, blank=True, related_name="mortgages")

    class Meta:
        """Two live mortgages of one unit never share a rank; a receipt makes a mortgage of a unit once."""

        ordering: ClassVar[list[str]] = ["rank", "pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["mortgagee", "ended_at"], name="mortgagee_live")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "rank"], condition=Q(ended_at__isnull=True), name="rank_once"),
            models.UniqueConstraint(fields=["receipt", "unit"], name="receipt_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="mortgage_secures"),
            models.CheckConstraint(condition=Q(rank__gte=1), name="rank_from_one"),
            models.CheckConstraint(
                condition=Q(effective_at__lte=models.F("recorded_at")), name="effective_by_recording"
            ),
        ]


class Seizure(Registered):
    """A court's seizure: 0 waiting is the live one, the others follow in the order in which they were registered."""

    number = models.CharField(max_length=100, unique=True)
    authority = models.CharField(max_length=200)
    court = models.CharField(max_length=64)
    document_number = models.CharField(max_length=100)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    waiting = models.PositiveIntegerField()
    years = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    ended_for = models.CharField(max_length=16, choices=SeizureEnd.choices, blank=True)

    class Meta:
        """One live seizure a unit, one place each in its queue; the live one has its term, a waiting one none."""

        ordering: ClassVar[list[str]] = ["waiting", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["unit", "waiting"], condition=Q(ended_at__isnull=True), name="waiting_place_once"
            ),
            models.CheckConstraint(
                condition=Q(waiting__gt=0) | Q(starts_on__isnull=False, ends_on__isnull=False),
                name="live_seizure_has_term",
            ),
        ]


class Objection(Registered):
    """An objection to what is registered; lapses unless the objector sues in time."""

    number = models.CharField(max_length=100, unique=True)
    objector_name = models.CharField(max_length=200)
    objector = models.CharField(max_length=64, blank=True)
    reason = models.TextField()
    lapses_on = models.DateField()
    sued_on = models.DateField(null=True, blank=True)
    ended_for = models.CharField(max_length=16, choices=NoteEnd.choices, blank=True)


class PreNotice(Registered):
    """The pre-notice of a transfer: without its holder's consent nothing is disposed of."""

    number = models.CharField(max_length=100, unique=True)
    holder_name = models.CharField(max_length=200)
    holder = models.CharField(max_length=64)
    ended_for = models.CharField(max_length=16, choices=NoteEnd.choices, blank=True)


class ResidenceRight(Registered):
    """A right to live in another's home; without a term it stands until it is ended."""

    number = models.CharField(max_length=100, unique=True)
    holder_name = models.CharField(max_length=200)
    holder = models.CharField(max_length=64)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)


class Listing(Registered):
    """That an authority has found the unit to be a public-interest facility or an illegal building."""

    number = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=16, choices=ListKind.choices)
    authority = models.CharField(max_length=200)


class Recording(models.Model):
    """One line of the register's history: what was recorded on a unit, as its so-manieth version. Never changed."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="recordings")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=32)
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, null=True, blank=True, related_name="recordings")
    facts: Any = models.JSONField()

    class Meta:
        """As it was recorded; a version is recorded once."""

        ordering: ClassVar[list[str]] = ["unit_id", "version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "version"], name="version_once")
        ]


class Unfiled(models.Model):
    """A unit whose page changed since the register was last filed; one row a change, in the change's transaction.

    Never once a unit: who files drops the rows seen, and a change meanwhile must not lean on one about to be dropped.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
