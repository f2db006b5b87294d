"""Questions through the network and what came of them, and how many an organisation asked on a day."""

import secrets
import time
from typing import ClassVar

from django.db import models
from django.db.models import Q

from mingjian.authorisations.models import Authorisation
from mingjian.exchange.states import QueryState
from mingjian.network.models import Key
from mingjian.people.models import Organisation


def new_number() -> str:
    """A number that nobody guesses; later ones sort later."""
    return f"{time.time_ns() // 1_000_000:012x}{secrets.token_hex(8)}"


class Query(models.Model):
    """A question: who asked, about whom, why, when, what came of it; `subject` as the lake keeps it."""

    number = models.CharField(max_length=32, primary_key=True, default=new_number)
    # The indexes below begin with both.
    asker = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="queries", db_index=False)
    key = models.ForeignKey(Key, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    clerk = models.CharField(max_length=64, blank=True)
    service = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    person = models.CharField(max_length=64, blank=True)
    purpose = models.CharField(max_length=32, blank=True)
    case_number = models.CharField(max_length=64, blank=True)
    article = models.CharField(max_length=300, blank=True)
    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, null=True, related_name="queries")
    state = models.CharField(max_length=16, choices=QueryState.choices)
    reason = models.CharField(max_length=32, blank=True)
    asked_at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField(default=0)
    nonce = models.CharField(max_length=64, null=True)
    idempotency_key = models.CharField(max_length=64, null=True)
    request_digest = models.CharField(max_length=64)
    kept = models.JSONField(null=True)  # of what was asked at the portal: both messages, for its receipt
    answer = models.BinaryField(null=True)
    status = models.PositiveSmallIntegerField(default=0)
    entry = models.BigIntegerField(null=True)
    forget_on = models.DateField(null=True)  # from when on the answer is kept no longer

    class Meta:
        """Newest first; a nonce and an idempotency key serve once."""

        ordering: ClassVar[list[str]] = ["-number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["asker", "-number"], name="query_of_asker"),
            models.Index(fields=["subject", "-number"], name="query_of_subject"),
            models.Index(fields=["person", "-number"], name="query_of_person"),
            models.Index(fields=["service", "-number"], name="query_of_service"),
            models.Index(fields=["asked_at"], name="query_by_time"),
            models.Index(fields=["case_number"], name="query_of_case"),
            models.Index(fields=["forget_on"], name="query_to_forget", condition=Q(answer__isnull=False)),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "nonce"], name="nonce_serves_once"),
            models.UniqueConstraint(fields=["asker", "idempotency_key"], name="idempotency_key_serves_once"),
        ]


class Usage(models.Model):
    """How often an organisation has asked a service on a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    service = models.CharField(max_length=64)
    day = models.DateField()
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        """One row each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organisation", "service", "day"], name="usage_once")
        ]


class Stranger(models.Model):
    """How often strangers were refused on a day without an entry for each; `is_told` when the log has the sum."""

    day = models.DateField()
    reason = models.CharField(max_length=32)
    refused = models.PositiveIntegerField(default=0)
    is_told = models.BooleanField(default=False)

    class Meta:
        """One row each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["day", "reason"], name="stranger_once")
        ]
