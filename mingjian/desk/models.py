"""What a court or the registry enters on the spot."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from mingjian.engine.contracts import Words
from mingjian.people.models import Organisation, User
from mingjian.registry.words import ACT_WORDS


class Order(models.Model):
    """What a court or the registry enters on the spot: seizures, objections, pre-notices, corrections."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="register_orders")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=64)
    act = models.CharField(max_length=32)
    terms = models.JSONField(default=dict, blank=True)
    given_at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict, blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["organisation", "-id"], name="orders_of")]

    @property
    def words(self) -> Words:
        """What was entered, in both languages."""
        return ACT_WORDS[self.act]
