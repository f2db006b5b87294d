"""What a bank types to open an application, checked before a service sees it. Labels stand in the templates."""

from typing import Any

from django import forms

from mingjian.mortgage.forms import text_field
from mingjian.mortgage.states import Kind, Pattern, Role
from mingjian.registry.words import Kind as MortgageKind

PARTIES = 4
SIGNERS = [choice for choice in Role.choices if choice[0] != Role.DEBTOR]


def _day() -> forms.DateField:
    return forms.DateField(required=False)


class WishForm(forms.Form):
    """A new application."""

    kind = forms.ChoiceField(choices=Kind.choices)
    unit = forms.CharField(max_length=64)
    mortgage_kind = forms.ChoiceField(choices=[("", ""), *MortgageKind.choices], required=False)
    pattern = forms.ChoiceField(choices=[("", ""), *Pattern.choices], required=False)
    amount = forms.DecimalField(max_digits=20, decimal_places=2, required=False)
    currency = forms.CharField(max_length=3, required=False)
    mortgage_number = text_field(100)
    old_number = text_field(100)
    debtor_name, debtor_id = text_field(), text_field(64)
    starts_on, ends_on = _day(), _day()
    scope = text_field(4000)
    is_transfer_banned = forms.BooleanField(required=False)
    is_fixed = forms.BooleanField(required=False)
    mortgagee, mortgagee_name = text_field(64), text_field()
    price = forms.DecimalField(max_digits=20, decimal_places=2, required=False)
    ranks = text_field(1000)

    def __init__(self, *said: Any) -> None:
        """A name, a document number and a role for each party."""
        super().__init__(*said)
        for at in range(PARTIES):
            self.fields[f"name_{at}"], self.fields[f"id_{at}"] = text_field(), text_field(64)
            self.fields[f"role_{at}"] = forms.ChoiceField(choices=SIGNERS, required=False)
