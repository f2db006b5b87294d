"""What outcomes taught: how reliable each model is, and what random draws say about misses."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from mingjian.engine.contracts import Words
from mingjian.people.models import Organisation, User

ADVICE_WORDS: Mapping[str, Words] = {"tune": Words("建议调整", "tune it"), "retire": Words("建议退役", "retire it")}


class Reliability(models.Model):
    """What is believed of a model, over all institutions or over one kind of them, at the last reckoning."""

    model = models.CharField(max_length=128)
    sort = models.CharField(max_length=32, blank=True)  # kind of institution; empty: all of them
    alpha = models.FloatField()
    beta = models.FloatField()
    precision = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    confirmed = models.IntegerField()
    refuted = models.IntegerField()
    inconclusive = models.IntegerField()
    confirmed_amount = models.DecimalField(max_digits=24, decimal_places=2)
    amount_share = models.FloatField()  # confirmed amount of each yuan that a confirmed clue claimed
    hours = models.FloatField()  # expected work a clue
    advice = models.CharField(max_length=16, blank=True)  # tune, retire; empty: leave

    class Meta:
        """One a model and kind."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["model", "sort"], name="reliability_once")
        ]

    @property
    def advice_words(self) -> Words | None:
        """The advice in both languages."""
        return ADVICE_WORDS.get(self.advice)

    @property
    def is_taught(self) -> bool:
        """Whether any outcome said something about the model."""
        return bool(self.confirmed + self.refuted)

    @property
    def mean(self) -> str:
        """The precision in whole per cent."""
        return f"{self.precision:.0%}"

    @property
    def interval(self) -> str:
        """The interval in whole per cent."""
        return f"{self.low:.0%}–{self.high:.0%}"

    @property
    def mean_percent(self) -> float:
        """The precision as a place on a rail of a hundred."""
        return round(100 * self.precision, 1)

    @property
    def low_percent(self) -> float:
        """The lower end of the interval on the same rail."""
        return round(100 * self.low, 1)

    @property
    def span_percent(self) -> float:
        """How much of the rail the interval takes."""
        return round(100 * (self.high - self.low), 1)


class Draw(models.Model):
    """A random draw among the subjects of one institution and table that no model flagged."""

    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, to_field="code", related_name="+")
    period = models.DateField()
    table = models.CharField(max_length=64)
    seed = models.CharField(max_length=64)
    share = models.FloatField()
    population = models.IntegerField()  # subjects that no model flagged
    drawn = models.IntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; once a period."""

        ordering: ClassVar[list[str]] = ["-period", "institution_id", "table"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["institution", "period", "table"], name="one_draw_a_period")
        ]


class DrawnSubject(models.Model):
    """One subject drawn, with its filed row, and what looking at it found."""

    class Verdict(models.TextChoices):
        """Nothing wrong, or a violation that the models missed."""

        NOTHING = "nothing"
        FOUND = "found"

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="subjects")
    subject_id = models.CharField(max_length=128)
    row = models.JSONField()
    file = models.CharField(max_length=255)
    line = models.BigIntegerField()
    verdict = models.CharField(max_length=16, choices=Verdict.choices, blank=True)
    violation = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)

    class Meta:
        """A violation is named when one was found; each subject once a draw."""

        ordering: ClassVar[list[str]] = ["subject_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draw", "subject_id"], name="drawn_once"),
            models.CheckConstraint(condition=~Q(verdict="found") | ~Q(violation=""), name="found_says_what"),
        ]
