"""What people do about clues: events, snoozes, outcomes, views of the queue that they keep."""

from collections.abc import Mapping
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from mingjian.clues.models.found import Clue
from mingjian.engine.contracts import Words
from mingjian.people.models import Organisation, User


class Event(models.Model):
    """One thing that happened to a clue."""

    clue = models.ForeignKey(Clue, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=32)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-at", "-pk"]


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
    """What came of a clue once it was verified; models learn their precision from those not withdrawn."""

    class Verdict(models.TextChoices):
        """The decision."""

        CONFIRMED = "confirmed"
        REFUTED = "refuted"
        INCONCLUSIVE = "inconclusive"

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="outcomes")
    model = models.CharField(max_length=128, db_index=True)
    institution_sort = models.CharField(max_length=32, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    hours = models.FloatField(default=1)
    decided_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class SavedView(models.Model):
    """A question to the queue that somebody keeps, for themselves or for everybody at the supervisor."""

    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    is_shared = models.BooleanField(default=False)

    class Meta:
        """By name, each once a person."""

        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="view_named_once")
        ]


DISMISS_REASONS: Mapping[str, Words] = {
    "explained": Words("业务有合理解释", "the business has a sound explanation"),
    "model_error": Words("模型口径不当", "the model is wrong here"),
    "data_error": Words("报送数据有误，已另行要求更正", "the filing is wrong; its correction is asked for elsewhere"),
    "duplicate": Words("与其他疑点重复", "the same as another clue"),
    "known": Words("已在其他工作中处理", "already dealt with elsewhere"),
    "immaterial": Words("金额或情节轻微", "of no weight"),
    "other": Words("其他", "other"),
}
# Dismissals that say the model was wrong about the matter; the others say nothing about the model.
REFUTING_REASONS = frozenset({"explained", "model_error"})
