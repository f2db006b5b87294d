"""What was asked on a day, counted: numbers alone, which stay when answers are forgotten."""

from typing import ClassVar

from django.db import models


class Count(models.Model):
    """Questions of one day to one service with one outcome: how many, and how many took so many milliseconds."""

    day = models.DateField()
    service = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=16)
    reason = models.CharField(max_length=32, blank=True)
    asked = models.PositiveIntegerField()
    took = models.JSONField()

    class Meta:
        """Once each, by day."""

        ordering: ClassVar[list[str]] = ["day", "service", "state", "reason"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["day", "service", "state", "reason"], name="traffic_counted_once")
        ]
