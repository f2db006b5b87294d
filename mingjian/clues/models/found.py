"""Runs and clues as the console keeps them; evidence stays in the home's `runs/`, found by fingerprint."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce

from mingjian.engine.contracts import Words
from mingjian.engine.language import say
from mingjian.engine.questions import SEVERITIES
from mingjian.people.models import Organisation


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
    reason_zh = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
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

    @property
    def reason(self) -> str:
        """Why it went as it did, in the reader's language; empty when there is nothing to say."""
        return say(self.reason_zh, self.reason_en)


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
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, to_field="code", related_name="clues", db_index=False
    )
    subject_type = models.CharField(max_length=32)
    subject_id = models.CharField(max_length=128)
    sentence_zh = models.TextField()
    sentence_en = models.TextField()
    facts = models.JSONField(default=dict)
    measure = models.FloatField(null=True)
    threshold = models.FloatField(null=True)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    stake = models.GeneratedField(  # the amount, nought when there is none: what sorts and filters
        expression=Coalesce("amount", models.Value(0)),
        output_field=models.DecimalField(max_digits=20, decimal_places=2),
        db_persist=True,
    )
    severity = models.PositiveSmallIntegerField()  # 4 critical … 1 low, so that it sorts
    quality = models.FloatField(null=True)
    as_of = models.DateField()
    arose_on = models.DateField()
    last_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+", db_index=False)
    fingerprint = models.CharField(max_length=64)
    finding = models.CharField(max_length=16, choices=Finding.choices)
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    snoozed_until = models.DateField(null=True)
    aside_amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)  # as it was when set aside
    aside_measure = models.FloatField(null=True)
    case_number = models.CharField(max_length=64, blank=True)
    is_trial = models.BooleanField(default=False)
    expected_value = models.FloatField(default=0)  # yuan confirmed per hour of work
    rank_value = models.FloatField(default=0)  # the same, lifted where an institution would not be looked at

    class Meta:
        """The queue's orders and the ways a clue is looked for."""

        ordering: ClassVar[list[str]] = ["-rank_value", "clue_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-rank_value", "clue_id", "stake"], name="clue_queue"),
            models.Index(fields=["state", "-stake", "clue_id"], name="clue_by_stake"),
            models.Index(fields=["state", "-severity", "-rank_value", "clue_id"], name="clue_by_severity"),
            models.Index(fields=["state", "arose_on", "clue_id"], name="clue_by_age"),
            models.Index(fields=["state", "quality"], name="clue_by_quality"),
            models.Index(fields=["institution", "state", "-rank_value", "clue_id"], name="clue_of_institution"),
            models.Index(fields=["institution", "state", "-stake", "clue_id"], name="clue_by_stake_there"),
            models.Index(
                fields=["institution", "state", "-severity", "-rank_value", "clue_id"], name="clue_by_severity_there"
            ),
            models.Index(fields=["model", "state", "-rank_value", "clue_id"], name="clue_of_model"),
            models.Index(fields=["model", "state", "-stake", "clue_id"], name="clue_of_model_by_stake"),
            models.Index(fields=["model", "state", "arose_on", "clue_id"], name="clue_of_model_by_age"),
            models.Index(fields=["risk", "state", "-rank_value", "clue_id"], name="clue_of_risk"),
            models.Index(fields=["risk", "state", "-stake", "clue_id"], name="clue_of_risk_by_stake"),
            models.Index(fields=["institution", "risk", "state"], name="clue_of_risk_there"),
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

    @property
    def state_words(self) -> Words:
        """The state's name in both languages."""
        return STATE_WORDS[self.state]

    @property
    def finding_words(self) -> Words:
        """How the clue stands against the run before, in both languages."""
        return FINDING_WORDS[self.finding]


STATE_WORDS: Mapping[str, Words] = {
    Clue.State.OPEN: Words("待处理", "open"),
    Clue.State.SNOOZED: Words("暂缓", "snoozed"),
    Clue.State.DISMISSED: Words("已排除", "dismissed"),
    Clue.State.IN_CASE: Words("核查中", "in a case"),
    Clue.State.CONFIRMED: Words("属实", "confirmed"),
    Clue.State.REFUTED: Words("不属实", "refuted"),
    Clue.State.INCONCLUSIVE: Words("无法认定", "inconclusive"),
}
FINDING_WORDS: Mapping[str, Words] = {
    Clue.Finding.NEW: Words("新增", "new"),
    Clue.Finding.CONTINUING: Words("持续", "continuing"),
    Clue.Finding.GONE: Words("已消失", "gone"),
}


class Mention(models.Model):
    """Something that a clue or its evidence names: by these clues are searched, and found across institutions."""

    class Kind(models.TextChoices):
        """A party is a person's hashed identifier or a firm's code, the same everywhere; the rest is a name."""

        PARTY = "party"
        NAME = "name"

    clue = models.ForeignKey(Clue, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    key = models.CharField(max_length=128)

    class Meta:
        """Found by what is named."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["key", "clue"], name="mention_key")]


class Tally(models.Model):
    """How many clues share model, institution, state and the rest, and what is at stake: what pages count by."""

    model = models.CharField(max_length=128)
    risk = models.CharField(max_length=32)
    institution_id = models.CharField(max_length=64)
    severity = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16)
    finding = models.CharField(max_length=16)
    is_trial = models.BooleanField()
    clues = models.IntegerField()
    amount = models.DecimalField(max_digits=28, decimal_places=2, null=True)

    class Meta:
        """Renewed by model."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["model", "institution_id"], name="tally_model")]


class Arisen(models.Model):
    """How many of the clues that stand arose in a month, by severity: what the overview draws."""

    month = models.DateField()
    severity = models.PositiveSmallIntegerField()
    clues = models.IntegerField()
