"""The log's rows. Entries, nodes and checkpoints are never changed or removed: the database refuses it too."""

import json
from typing import Any, ClassVar

from django.db import models

from mingjian.audit.said import Said, rest_of
from mingjian.audit.seals import Seal
from mingjian.audit.tree import Peaks


class Entry(models.Model):
    """One thing that somebody did: who, when, what, about what; a leaf of the tree."""

    index = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150)
    organisation = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=64)
    about_type = models.CharField(max_length=64)
    about_id = models.CharField(max_length=128)
    said_facts = (
        models.TextField()
    )  # the JSON text itself: a database's own JSON would write it anew, and hash otherwise
    salt = models.CharField(max_length=32)
    leaf = models.CharField(max_length=64)

    class Meta:
        """Found by who did it, for whom, what it was and what it is about; the newest first."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["about_type", "about_id", "-index"], name="entry_of_thing"),
            models.Index(fields=["actor", "-index"], name="entry_of_actor"),
            models.Index(fields=["organisation", "-index"], name="entry_of_organisation"),
            models.Index(fields=["action", "-index"], name="entry_of_action"),
        ]

    @property
    def facts(self) -> dict[str, Any]:
        """How and why."""
        facts: dict[str, Any] = json.loads(self.said_facts)
        return facts

    @property
    def rest(self) -> str:
        """What is hashed of it besides its place; see said.rest_of."""
        who = (self.actor, self.organisation)
        return rest_of(*who, self.action, self.about_type, self.about_id, self.said_facts, self.salt)

    @property
    def said(self) -> Said:
        """What is hashed."""
        at = self.at.isoformat()
        who = (self.actor, self.organisation)
        return Said(self.index, at, *who, self.action, self.about_type, self.about_id, self.said_facts, self.salt)


class Node(models.Model):
    """The hash of one complete subtree of two or more entries, so that proofs need few rows."""

    place = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)


class Head(models.Model):
    """The end of the log: how long it is and its peaks. One row, locked by whoever appends."""

    size = models.BigIntegerField(default=0)
    hashes = models.TextField(blank=True)

    @property
    def peaks(self) -> Peaks:
        """What the next entry is added to."""
        return Peaks.read(self.size, self.hashes)


class Checkpoint(models.Model):
    """The log's size and root at an instant, signed."""

    size = models.BigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.CharField(max_length=16)
    signature = models.CharField(max_length=88)

    @property
    def seal(self) -> Seal:
        """As it is signed."""
        return Seal(self.size, self.root, self.at.isoformat(), self.key, self.signature)


class Cosignature(models.Model):
    """A witness's signature of a checkpoint, by a key that the platform does not hold."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="cosignatures")
    key = models.CharField(max_length=16)
    public = models.CharField(max_length=44)
    signature = models.CharField(max_length=88)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["checkpoint", "key"], name="witness_signs_once")
        ]


class Verification(models.Model):
    """One check of the whole log: who asked, when it ended, how far it went and what it found."""

    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    size = models.BigIntegerField(default=0)
    sealed = models.BigIntegerField(default=0)
    findings = models.JSONField(default=list)
