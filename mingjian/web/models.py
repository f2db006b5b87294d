"""What the shell keeps: which workers live."""

from django.db import models


class WorkerSeen(models.Model):
    """A worker, where it runs, and when it last said that it lives."""

    worker = models.CharField(max_length=64, primary_key=True)
    place = models.CharField(max_length=128)
    process = models.PositiveIntegerField()
    seen_at = models.DateTimeField()
