"""Consents: what one bank asks of another, and what that answered. Each side sees its own half."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from mingjian.engine.contracts import Words
from mingjian.lending.states import ANSWER_WORDS, Answer
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import State
from mingjian.people.models import Organisation, User


class Consent(models.Model):
    """Whether the mortgagee of `number` agrees to an application; `facts` are of its own mortgage alone."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="asked")
    number = models.CharField(max_length=100)
    mortgagee = models.ForeignKey(Organisation, on_delete=models.PROTECT, to_field="code", related_name="consents")
    facts = models.JSONField()
    digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=Answer.choices, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    signature = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)  # for the mortgagee's own people: who asked learns yes or no

    class Meta:
        """The newest first; asked once at a time, answered by somebody, refused for a reason."""

        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["mortgagee", "state", "-id"], name="consents_asked_of")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["application", "number"], condition=Q(state__in=["waiting", "given"]), name="consent_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["given", "refused"])
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(signature=""),
                name="consent_signed",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="consent_refused_for"),
        ]

    def __str__(self) -> str:
        """The number of the mortgage whose holder is asked."""
        return self.number

    @property
    def amount(self) -> Decimal:
        """What the asked mortgagee's own mortgage secures."""
        return Decimal(self.facts["amount"])

    @property
    def words(self) -> Words:
        """How it stands, in both languages; nobody waits for an answer once the application went on or ended."""
        is_over = self.state == Answer.WAITING and self.application.state != State.SIGNING
        return ANSWER_WORDS[Answer.OVERTAKEN if is_over else self.state]
