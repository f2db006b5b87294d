"""The log's rows. Nothing here is ever changed or removed: the database refuses it too."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that somebody did: who, when, what, about what; chained to the entry before it."""

    index = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    organisation = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=64, db_index=True)
    about_type = models.CharField(max_length=64)
    about_id = models.CharField(max_length=128)
    facts = models.JSONField(default=dict)
    leaf = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        """Found by what it is about, and by who did it."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["about_type", "about_id"]),
            models.Index(fields=["actor", "at"]),
        ]


class Head(models.Model):
    """The end of the log: how long it is and the chain's last hash. One row, locked by whoever appends."""

    size = models.BigIntegerField()
    chain = models.CharField(max_length=64)
