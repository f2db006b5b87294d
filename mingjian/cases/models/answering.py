"""What the institution is asked and says: rows, answers, files, requests for more time."""

from typing import Any, ClassVar

from django.db import models

from mingjian.cases.models.case import Case, Item, by_whom
from mingjian.cases.states import STANCE_WORDS, ExtensionState, Stance
from mingjian.engine.contracts import Words


class Row(models.Model):
    """One filed row that the institution is asked about; an item without rows is asked about as a whole."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    table = models.CharField(max_length=64, blank=True)
    period = models.DateField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True)
    line = models.BigIntegerField(null=True, blank=True)
    values = models.JSONField(default=dict, blank=True)

    class Meta:
        """As the evidence orders them."""

        ordering: ClassVar[list[str]] = ["item_id", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["item", "number"], name="row_numbered_once")
        ]

    @property
    def current(self) -> "Answer | None":
        """The newest answer; reads what was prefetched."""
        return max(self.answers.all(), key=lambda answer: answer.round, default=None)


class Answer(models.Model):
    """What the institution says to a row in a round; a returned case begins another round."""

    row = models.ForeignKey(Row, on_delete=models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField()
    stance = models.CharField(max_length=8, choices=Stance.choices)
    explanation = models.TextField(blank=True)
    by = by_whom()
    at = models.DateTimeField()

    class Meta:
        """One a row and round."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["row", "round"], name="answer_once_a_round")
        ]

    @property
    def words(self) -> Words:
        """The stance in both languages."""
        return STANCE_WORDS[self.stance]


class Attachment(models.Model):
    """A file of a case: its name and hash here, its bytes outside the database."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attachments")
    row = models.ForeignKey(Row, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments")
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_shared = models.BooleanField(default=False)
    by = by_whom()
    at = models.DateTimeField()

    class Meta:
        """As they came; the same file under the same name once."""

        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "row", "sha256", "name"], name="attachment_once")
        ]


class Extension(models.Model):
    """A request for more time and what became of it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="extensions")
    round = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()
    reason = models.TextField()
    state = models.CharField(max_length=8, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    asked_by = by_whom()
    asked_at = models.DateTimeField()
    decided_by = by_whom(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """As they came; one open request at a time."""

        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state=ExtensionState.ASKED), name="one_open_extension"
            )
        ]
