"""Runs and clues as the console keeps them; evidence stays in the home's `runs/`, found by fingerprint."""

from typing import ClassVar

from django.db import models

from mingjian.engine.language import say
from mingjian.engine.questions import SEVERITIES
from mingjian.people.models import Organisation, User


class Run(models.Model):
    """One run of the models that the console has taken over."""

    run_id = models.CharField(max_length=32, primary_key=True)
    as_of = models.DateField()
    started_at = models.DateTimeField()
    seconds = models.FloatField()
    engine = models.CharField(max_length=32)
    library_version = models.CharField(max_length=64)
    clues_total = models.IntegerField()

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-run_id"]


class ModelRun(models.Model):
    """How one model went in a run."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="models")
    model = models.CharField(max_length=128)
    status = models.CharField(max_length=16)
    reason = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    clues = models.IntegerField()
    new = models.IntegerField()
    continuing = models.IntegerField()
    gone = models.IntegerField()
    seconds = models.FloatField()

    class Meta:
        """Once a run; followed over time by model."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["model", "run"], name="model_once_a_run")
        ]


class Clue(models.Model):
    """One finding, the same from run to run: as last seen, with what the console knows about it."""

    class State(models.TextChoices):
        """Where a clue stands in the work; a snoozed clue is open again by itself when the day comes."""

        OPEN = "open"
        SNOOZED = "snoozed"
        DISMISSED = "dismissed"
        IN_CASE = "in_case"
        CONFIRMED = "confirmed"
        REFUTED = "refuted"
        INCONCLUSIVE = "inconclusive"

    class Finding(models.TextChoices):
        """Against the run before."""

        NEW = "new"
        CONTINUING = "continuing"
        GONE = "gone"

    clue_id = models.CharField(max_length=16, primary_key=True)
    model = models.CharField(max_length=128)
    risk = models.CharField(max_length=32)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, to_field="code", related_name="clues")
    subject_type = models.CharField(max_length=32)
    subject_id = models.CharField(max_length=128)
    sentence_zh = models.TextField()
    sentence_en = models.TextField()
    facts = models.JSONField(default=dict)
    measure = models.FloatField(null=True)
    threshold = models.FloatField(null=True)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    severity = models.PositiveSmallIntegerField()  # 4 critical … 1 low, so that it sorts
    quality = models.FloatField(null=True)
    as_of = models.DateField()
    arose_on = models.DateField()
    last_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    finding = models.CharField(max_length=16, choices=Finding.choices)
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    is_trial = models.BooleanField(default=False)
    expected_value = models.FloatField(default=0)

    class Meta:
        """The queue's orders and the ways a clue is looked for."""

        ordering: ClassVar[list[str]] = ["-expected_value", "clue_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-expected_value", "clue_id"], name="clue_queue"),
            models.Index(fields=["institution", "state", "-expected_value"], name="clue_of_institution"),
            models.Index(fields=["model", "state", "-expected_value"], name="clue_of_model"),
            models.Index(fields=["risk", "state", "-expected_value"], name="clue_of_risk"),
            models.Index(fields=["subject_id"], name="clue_subject"),
        ]

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language."""
        return say(self.sentence_zh, self.sentence_en)

    @property
    def severity_key(self) -> str:
        """The severity as the library writes it."""
        return SEVERITIES[self.severity - 1]


class Event(models.Model):
    """One thing that happened to a clue."""

    clue = models.ForeignKey(Clue, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=32)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)


class Snooze(models.Model):
    """A subject that a model need not bring up again until a day."""

    model = models.CharField(max_length=128)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, to_field="code", related_name="+")
    subject_id = models.CharField(max_length=128)
    until = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One a subject and model."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["model", "institution", "subject_id"], name="one_snooze_a_subject")
        ]


class Outcome(models.Model):
    """What came of a clue once it was verified; models learn their precision from these."""

    class Verdict(models.TextChoices):
        """The decision."""

        CONFIRMED = "confirmed"
        REFUTED = "refuted"
        INCONCLUSIVE = "inconclusive"

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="outcomes")
    model = models.CharField(max_length=128, db_index=True)
    institution_sort = models.CharField(max_length=32, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    hours = models.FloatField(default=1)
    decided_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
