"""Submissions on their way in, and the receipts that answer them; the filed rows themselves are in the lake."""

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

from mingjian.engine.contracts import Words
from mingjian.people.models import Organisation, User


class Submission(models.Model):
    """Files that somebody sent in together; each filing found among them gets a receipt, unless checked only."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        CHECKING = "checking"
        ANSWERED = "answered"
        FAILED = "failed"

    class Channel(models.TextChoices):
        """How it came."""

        BROWSER = "browser"
        API = "api"
        FOLDER = "folder"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="submissions")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=16, choices=Channel.choices)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    files = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()
    is_check_only = models.BooleanField(default=False)
    outcome = models.TextField(
        blank=True
    )  # of a check alone: JSON text, since a database's own JSON refuses some values
    fault_zh = models.TextField(blank=True)
    fault_en = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (self.State.ANSWERED, self.State.FAILED)

    @property
    def checked(self) -> list[dict[str, Any]]:
        """What a check alone found: for each filing the receipt that it would get."""
        return json.loads(self.outcome) if self.outcome else []


class Receipt(models.Model):
    """The answer to one filing: one version of what an institution filed for a period."""

    class Status(models.TextChoices):
        """The verdict of the checks."""

        ACCEPTED = "accepted"
        REJECTED = "rejected"

    filing = models.BigIntegerField(primary_key=True)  # the filing's number in the lake's ledger
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="receipts")
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, to_field="code", null=True, related_name="receipts"
    )
    period = models.DateField(null=True)
    version = models.PositiveIntegerField()
    status = models.CharField(max_length=16, choices=Status.choices)
    score = models.FloatField()
    rows = models.BigIntegerField()
    problems_total = models.BigIntegerField()
    received_at = models.DateTimeField()

    class Meta:
        """Newest first; found by institution and period, and by period."""

        ordering: ClassVar[list[str]] = ["-received_at", "-filing"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["institution", "period", "version"], name="receipt_version"),
            models.Index(fields=["period", "status"], name="receipt_period"),
            models.Index(fields=["-received_at", "-filing"], name="receipt_newest"),
        ]


class TableScore(models.Model):
    """How one table of a filing did."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="tables")
    table = models.CharField(max_length=64)
    rows = models.BigIntegerField()
    problems = models.BigIntegerField()
    score = models.FloatField()

    class Meta:
        """Once a receipt."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["receipt", "table"], name="table_once_a_receipt")
        ]


class RuleCount(models.Model):
    """How often one rule was broken in a table of a filing: the true number, however many the receipt shows."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="rules")
    table = models.CharField(max_length=64, blank=True)
    rule = models.CharField(max_length=64)
    severity = models.CharField(max_length=8)
    problems = models.BigIntegerField()

    class Meta:
        """Followed over periods by rule."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["rule", "table"], name="rule_over_time")]


class Duty(models.Model):
    """How often a kind of organisation files and by when: practice, set by the supervisor."""

    sort = models.CharField(max_length=32, unique=True)
    every_months = models.PositiveSmallIntegerField()
    working_days = models.PositiveSmallIntegerField()


STATE_WORDS: Mapping[str, Words] = {
    Submission.State.WAITING: Words("排队中", "waiting"),
    Submission.State.CHECKING: Words("检核中", "being checked"),
    Submission.State.ANSWERED: Words("已回执", "answered"),
    Submission.State.FAILED: Words("未能处理", "not taken in"),
}
STATUS_WORDS: Mapping[str, Words] = {
    Receipt.Status.ACCEPTED: Words("接受", "accepted"),
    Receipt.Status.REJECTED: Words("拒收", "rejected"),
}
CHANNEL_WORDS: Mapping[str, Words] = {
    Submission.Channel.BROWSER: Words("网页上传", "browser"),
    Submission.Channel.API: Words("接口", "API"),
    Submission.Channel.FOLDER: Words("投放目录", "drop folder"),
}
