"""The case itself, what it asks about, and its timeline."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from mingjian.cases.states import STEP_WORDS, Origin, State, Verdict
from mingjian.clues.models import Clue
from mingjian.engine.contracts import Words
from mingjian.engine.language import say
from mingjian.engine.questions import SEVERITIES
from mingjian.people.models import Organisation, User


def by_whom(**more: Any) -> Any:
    """A link to the person who did it."""
    return models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", **more)


class Sequence(models.Model):
    """The last number given in a year; taken in the transaction of the opening, so that none is lost."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Case(models.Model):
    """The verification of one or more clues (or quality problems) of one institution."""

    number = models.CharField(max_length=16, unique=True)
    origin = models.CharField(max_length=16, choices=Origin.choices)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, to_field="code", related_name="cases")
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    subject_type = models.CharField(max_length=32, blank=True)
    subject_id = models.CharField(max_length=128, blank=True)  # empty: a pattern over several subjects
    severity = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFTED)
    opened_at = models.DateTimeField()
    opened_by = by_whom()
    assigned_to = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    request = models.TextField(blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    dispatched_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # when the term of the present round began
    term_days = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    is_due_assumed = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    opinion = models.TextField(blank=True)
    hours = models.FloatField(default=0)
    verdict = models.CharField(max_length=16, choices=Verdict.choices, blank=True)
    confirmed_amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    reviewed_by = by_whom(null=True, blank=True)
    decided_by = by_whom(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    put_right_by = by_whom(null=True, blank=True)
    closed_by = by_whom(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest first; four eyes are the database's rule too."""

        ordering: ClassVar[list[str]] = ["-number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "due_on"], name="case_due"),
            models.Index(fields=["institution", "state"], name="case_of_institution"),
            models.Index(fields=["assigned_to", "state"], name="case_of_person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(decided_by=F("reviewed_by")), name="case_decided_by_another"),
            models.CheckConstraint(condition=~Q(closed_by=F("put_right_by")), name="case_closed_by_another"),
            models.CheckConstraint(
                condition=Q(dispatched_at__isnull=True) | Q(due_on__isnull=False), name="case_dispatched_is_due"
            ),
        ]

    def __str__(self) -> str:
        """The number."""
        return self.number

    @property
    def title(self) -> str:
        """What it is about, in the reader's language."""
        return say(self.title_zh, self.title_en)

    @property
    def severity_key(self) -> str:
        """The severity as the library writes it."""
        return SEVERITIES[self.severity - 1]

    @property
    def state_words(self) -> Words:
        """The state in both languages."""
        return State(self.state).words


class Item(models.Model):
    """One thing that a case asks about: a clue as it stood when it entered, or a quality problem."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    sentence_zh = models.TextField()
    sentence_en = models.TextField()
    facts = models.JSONField(default=dict, blank=True)
    measure = models.FloatField(null=True, blank=True)
    threshold = models.FloatField(null=True, blank=True)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    as_of = models.DateField(null=True, blank=True)
    run_id = models.CharField(max_length=32, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict.choices, blank=True)
    confirmed_amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)

    class Meta:
        """In the order in which they entered; a clue enters a case once."""

        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "number"], name="item_numbered_once"),
            models.UniqueConstraint(fields=["case", "clue"], name="clue_once_a_case"),
        ]

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language."""
        return say(self.sentence_zh, self.sentence_en)


class Step(models.Model):
    """One entry of the timeline; `is_shared` is what the institution sees too."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    by = by_whom(null=True, blank=True)  # None: the platform by itself
    kind = models.CharField(max_length=24)
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16, blank=True)
    text = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    is_shared = models.BooleanField(default=False)

    class Meta:
        """As it happened."""

        ordering: ClassVar[list[str]] = ["id"]

    @property
    def words(self) -> Words:
        """What was done, in both languages."""
        return STEP_WORDS[self.kind]
