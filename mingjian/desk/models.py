"""What a court or the registry enters on the spot."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from mingjian.engine.contracts import Words
from mingjian.people.models import Organisation, User
from mingjian.registry.words import ACT_WORDS

# What gives, ends or restores a right, or ends its protection: each takes a second registrar (docs/decisions/0023).
SECONDED = ("reinstate_mortgage", "complete_unit", "note", "end_note", "end_objection")


class Order(models.Model):
    """What a court or the registry enters: seizures, objections, pre-notices, first registrations, corrections."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="register_orders")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=64)
    act = models.CharField(max_length=32)
    terms = models.JSONField(default=dict, blank=True)
    given_at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict, blank=True)
    # What changes rights takes a second registrar; what is not recorded says why.
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    declined_for = models.TextField(blank=True)

    class Meta:
        """The newest first; who asks for a change of rights does not confirm it; what was declined is not recorded."""

        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["organisation", "-id"], name="orders_of")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(confirmed_by=F("by")), name="order_confirmed_by_another"),
            models.CheckConstraint(
                condition=~Q(act__in=SECONDED) | Q(recorded_at__isnull=True) | Q(confirmed_by__isnull=False),
                name="change_of_rights_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(declined_for="") | Q(recorded_at__isnull=True), name="declined_never_recorded"
            ),
        ]

    @property
    def words(self) -> Words:
        """What was entered, in both languages."""
        return ACT_WORDS[self.act]

    @property
    def declined(self) -> Words | None:
        """Why it is not recorded: the registry's sentence in both languages, or a registrar's own words."""
        return Words(self.declined_for, self.result.get("refusal", self.declined_for)) if self.declined_for else None

    @property
    def is_waiting(self) -> bool:
        """Whether it takes a second registrar who did not look at it yet."""
        return self.act in SECONDED and not (self.confirmed_by_id or self.declined_for)
