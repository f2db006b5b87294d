"""What people send in about mortgages, checked before a service sees it. Labels stand in the templates."""

from typing import Any

from django import forms

from mingjian.mortgage.states import Kind, Pattern, Role
from mingjian.registry.words import Kind as MortgageKind

PARTIES = 4
LONGEST_TEXT = 5000


class ActForm(forms.Form):
    """What an act asks for; the act names the fields that must be there."""

    text = forms.CharField(max_length=LONGEST_TEXT)
    number = forms.CharField(max_length=100)
    file = forms.FileField(max_length=300)
    fee = forms.DecimalField(max_digits=10, decimal_places=2, min_value=0)
    payment = forms.CharField(max_length=64, required=False)
    settled_on = forms.DateField()
    contract = forms.CharField(max_length=64)

    def __init__(self, names: tuple[str, ...], *said: Any) -> None:
        """Only the named fields."""
        super().__init__(*said)
        self.fields = {name: field for name, field in self.fields.items() if name in names}


def _day() -> forms.DateField:
    return forms.DateField(required=False)


def _text(longest: int = 200) -> forms.CharField:
    return forms.CharField(max_length=longest, required=False)


class WishForm(forms.Form):
    """A new application."""

    kind = forms.ChoiceField(choices=Kind.choices)
    unit = forms.CharField(max_length=64)
    mortgage_kind = forms.ChoiceField(choices=[("", ""), *MortgageKind.choices], required=False)
    pattern = forms.ChoiceField(choices=[("", ""), *Pattern.choices], required=False)
    amount = forms.DecimalField(max_digits=20, decimal_places=2, required=False)
    currency = forms.CharField(max_length=3, required=False)
    mortgage_number = _text(100)
    old_number = _text(100)
    debtor_name = _text()
    starts_on, ends_on = _day(), _day()
    scope = _text(4000)
    is_transfer_banned = forms.BooleanField(required=False)
    is_fixed = forms.BooleanField(required=False)
    mortgagee, mortgagee_name = _text(64), _text()
    price = forms.DecimalField(max_digits=20, decimal_places=2, required=False)
    consents = _text(1000)
    ranks = _text(1000)

    def __init__(self, *said: Any) -> None:
        """A name, a document number and a role for each party."""
        super().__init__(*said)
        for at in range(PARTIES):
            self.fields[f"name_{at}"], self.fields[f"id_{at}"] = _text(), _text(64)
            self.fields[f"role_{at}"] = forms.ChoiceField(choices=Role.choices, required=False)


class OrderForm(forms.Form):
    """Something to be entered on the spot."""

    unit = forms.CharField(max_length=64)
    act = forms.CharField(max_length=32)
    document_number, number, name, id_number, reason = _text(100), _text(100), _text(), _text(64), _text(1000)
    years = forms.IntegerField(required=False)
    amount = forms.DecimalField(max_digits=20, decimal_places=2, required=False, min_value=0)
