"""Indicators as runs computed them: one value a quantity, institution and day."""

from typing import ClassVar

from django.db import models

from mingjian.people.models import Organisation


class Value(models.Model):
    """What one indicator came to on one day: of an institution, or of the whole sector when none is named."""

    indicator = models.CharField(max_length=128)
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, to_field="code", null=True, blank=True, related_name="+"
    )
    as_of = models.DateField()
    value = models.FloatField()
    parts = models.JSONField(default=dict)

    class Meta:
        """Once a day; followed over time."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["indicator", "institution", "as_of"], name="one_value_a_day"),
            models.UniqueConstraint(
                fields=["indicator", "as_of"], condition=models.Q(institution=None), name="one_value_of_the_sector"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["as_of", "indicator"], name="values_of_a_day")]
