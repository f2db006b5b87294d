"""What follows a decision or a filing: measures, milestones, reminders, checks on new filings."""

from typing import Any, ClassVar

from django.db import models

from mingjian.cases.models.case import Case, by_whom
from mingjian.cases.states import MEASURE_WORDS, MeasureKind, ReminderKind
from mingjian.engine.contracts import Words


class Measure(models.Model):
    """What the supervisor does about something confirmed: proposed by one, ordered by another."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=16, choices=MeasureKind.choices)
    text = models.TextField()
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    legal_basis = models.TextField(blank=True)
    proposed_by = by_whom()
    proposed_at = models.DateTimeField()
    ordered_by = by_whom(null=True, blank=True)
    ordered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """As they came; a penalty has its amount and legal basis, and nobody orders what they proposed."""

        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=~models.Q(kind=MeasureKind.PENALTY) | (models.Q(amount__gt=0) & ~models.Q(legal_basis="")),
                name="penalty_has_amount_and_basis",
            ),
            models.CheckConstraint(
                condition=~models.Q(ordered_by=models.F("proposed_by")), name="measure_ordered_by_another"
            ),
        ]

    @property
    def words(self) -> Words:
        """The kind in both languages."""
        return MEASURE_WORDS[self.kind]


class Milestone(models.Model):
    """One step of a rectification plan: due, reported by the institution, accepted by the supervisor."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="milestones")
    text = models.TextField()
    due_on = models.DateField()
    report = models.TextField(blank=True)
    reported_by = by_whom(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    accepted_by = by_whom(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In order of the day."""

        ordering: ClassVar[list[str]] = ["due_on", "id"]


class Reminder(models.Model):
    """That the platform spoke by itself about a due date; once each."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=16, choices=ReminderKind.choices)
    due_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        """Once a kind and due date."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "kind", "due_on"], name="reminded_once")
        ]


class Recheck(models.Model):
    """What the models concerned found on a new version of the filing behind a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="rechecks")
    filing = models.BigIntegerField()
    period = models.DateField()
    version = models.PositiveIntegerField()
    run_id = models.CharField(max_length=32)
    at = models.DateTimeField()
    items = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    is_settled = models.BooleanField(default=False)  # nothing of the case is found any more

    class Meta:
        """As they came; once a filing."""

        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["case", "filing"], name="rechecked_once")]
