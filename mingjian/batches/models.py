"""Many questions of one kind under one signature: a job with progress, its result in one file."""

from typing import ClassVar

from django.db import models

from mingjian.exchange.models import new_number
from mingjian.network.models import Key
from mingjian.people.models import Organisation


class Batch(models.Model):
    """One batch; `done` lines are answered and logged, and `result_bytes` of its file hold their answers."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        DONE = "done"

    number = models.CharField(max_length=32, primary_key=True, default=new_number)
    asker = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="batches")
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=64)
    purpose = models.CharField(max_length=32)
    case_number = models.CharField(max_length=64)
    clerk = models.CharField(max_length=64)
    idempotency_key = models.CharField(max_length=64)
    request_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    under_way = models.JSONField(default=list)  # a part that went to a department: numbers and refusals of its lines
    tries = models.PositiveSmallIntegerField(default=0)  # of that part, without an answer
    result_bytes = models.BigIntegerField(default=0)
    result_digest = models.CharField(max_length=64, blank=True)
    kept_days = models.PositiveIntegerField(null=True)  # the shortest that its authorisations say
    is_forgotten = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; an idempotency key serves once."""

        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["asker", "idempotency_key"], name="batch_key_serves_once")
        ]
