"""What a court or the registry types to enter something on the spot."""

from collections.abc import Mapping
from typing import Any

from django import forms

from mingjian.desk.words import TITLES
from mingjian.lending.wishing import party_of
from mingjian.registry.words import ACT_WORDS
from mingjian.web.forms import TitledForm, text_field


class OrderForm(TitledForm):
    """Something to be entered on the spot."""

    titles = TITLES
    unit = forms.CharField(max_length=64)
    act = forms.ChoiceField(choices=[(act, act) for act in ACT_WORDS])
    document_number, number, name, id_number, reason = (
        text_field(100),
        text_field(100),
        text_field(),
        text_field(64),
        text_field(1000),
    )
    ends_on = forms.DateField(required=False)
    years = forms.IntegerField(required=False, min_value=0, max_value=99)
    amount = forms.DecimalField(max_digits=20, decimal_places=2, required=False, min_value=0)


def order_terms(said: Mapping[str, Any]) -> dict[str, Any]:
    """The terms of an entry on the spot."""
    names = ("document_number", "number", "name", "reason", "years", "amount", "ends_on")
    terms = {name: said[name] for name in names if said[name]}
    return terms | ({"party": party_of(said["id_number"])} if said["id_number"] else {})
