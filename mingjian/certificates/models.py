"""Certificates: each says what the register said when it was issued."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from mingjian.engine.contracts import Words

IN_FORCE = Words("有效", "In force")
REVOKED = Words("已注销或被新证明取代", "Revoked or replaced")


class Certificate(models.Model):
    """An electronic certificate: what it says, its digest; revoked when the mortgage is released or certified anew."""

    number = models.CharField(max_length=100)
    facts = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_for = models.CharField(max_length=300, blank=True)
    file_digest = models.CharField(max_length=64, blank=True)  # of the signed PDF, once somebody asked for it

    class Meta:
        """One certificate of a mortgage is in force at a time."""

        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["number"], condition=Q(revoked_at__isnull=True), name="certificate_in_force_once"
            )
        ]

    def __str__(self) -> str:
        """The number."""
        return self.number

    @property
    def words(self) -> Words:
        """Whether it is in force, in both languages."""
        return REVOKED if self.revoked_at else IN_FORCE
