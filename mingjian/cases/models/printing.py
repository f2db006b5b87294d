"""A case taken out of the console: on paper or as a bundle."""

from typing import Any, ClassVar

from django.db import models

from mingjian.cases.models.case import Case, by_whom


class Print(models.Model):
    """A case as a file, made by the worker; it serves everybody until the case changes."""

    class Form(models.TextChoices):
        """What it is made as."""

        PDF = "pdf"
        BUNDLE = "bundle"

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="prints")
    form = models.CharField(max_length=8, choices=Form.choices)
    language = models.CharField(max_length=8, blank=True)  # of a bundle: none, it holds both
    stamp = models.CharField(max_length=64)  # of everything in it, so that another stamp is another print
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    fault_zh = models.TextField(blank=True)
    fault_en = models.TextField(blank=True)
    by = by_whom()
    asked_at = models.DateTimeField()

    class Meta:
        """The newest first; one of each state of a case."""

        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "form", "language", "stamp"], name="printed_once")
        ]

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen."""
        return self.state != self.State.WAITING

    @property
    def name(self) -> str:
        """What the file is called on the way out."""
        if self.form == self.Form.BUNDLE:
            return f"{self.case.number}.zip"
        return f"{self.case.number}-{self.language}.pdf"

    @property
    def media(self) -> str:
        """What the file is on the wire."""
        return "application/zip" if self.form == self.Form.BUNDLE else "application/pdf"
