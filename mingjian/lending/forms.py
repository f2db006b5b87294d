"""What a bank types to open an application, checked before a service sees it."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from mingjian.engine.language import readers
from mingjian.lending.words import OF_PARTY, TITLES
from mingjian.mortgage.states import Kind, Pattern, Role
from mingjian.registry.words import Kind as MortgageKind
from mingjian.web.forms import TitledForm, said, text_field

PARTIES = 4
_ID = RegexValidator(r"^[0-9A-Za-z]+\Z", said("只能用数字和字母。", "Digits and letters only."))
_RANK = re.compile(r"\S+=[1-9][0-9]{0,2}")
SIGNERS = [choice for choice in Role.choices if choice[0] != Role.DEBTOR]


def _number() -> forms.CharField:
    return forms.CharField(max_length=64, required=False, validators=[_ID])


def _day() -> forms.DateField:
    return forms.DateField(required=False)


class WishForm(TitledForm):
    """A new application."""

    titles = TITLES
    kind = forms.ChoiceField(choices=Kind.choices)
    unit = forms.CharField(max_length=64)
    mortgage_kind = forms.ChoiceField(choices=[("", ""), *MortgageKind.choices], required=False)
    pattern = forms.ChoiceField(choices=[("", ""), *Pattern.choices], required=False)
    amount = forms.DecimalField(max_digits=20, decimal_places=2, min_value=Decimal("0.01"), required=False)
    currency = forms.CharField(max_length=3, required=False)
    mortgage_number = text_field(100)
    old_number = text_field(100)
    debtor_name, debtor_id = text_field(), _number()
    starts_on, ends_on = _day(), _day()
    scope = text_field(4000)
    is_transfer_banned = forms.BooleanField(required=False)
    is_fixed = forms.BooleanField(required=False)
    mortgagee, mortgagee_name = text_field(64), text_field()
    price = forms.DecimalField(max_digits=20, decimal_places=2, min_value=0, required=False)
    ranks, reason = text_field(1000), text_field(1000)

    def __init__(self, *args: Any) -> None:
        """A name, a document number and a role for each party."""
        super().__init__(*args)
        for at in range(PARTIES):
            role = forms.ChoiceField(choices=SIGNERS, required=False)
            for name, field in {"name": text_field(), "id": _number(), "role": role}.items():
                field.label = OF_PARTY[name].in_language(readers())
                self.fields[f"{name}_{at}"] = field

    def clean_ranks(self) -> str:
        """Every line names a certificate and its rank."""
        text = str(self.cleaned_data["ranks"]).replace("；", ";").replace(";", "\n")
        for line in filter(None, map(str.strip, text.splitlines())):
            if not _RANK.fullmatch(line.replace(" ", "")):
                raise forms.ValidationError(
                    said(f"“{line}”不是“证明号=顺位”。", f"“{line}” is not “certificate=rank”.")
                )
        return text

    def clean(self) -> dict[str, Any]:
        """The debt ends after it begins, and of a party both name and number are stated."""
        typed = self.cleaned_data
        if typed.get("starts_on") and typed.get("ends_on") and typed["ends_on"] <= typed["starts_on"]:
            self.add_error("ends_on", said("须晚于起始日。", "The debt ends after it starts."))
        for at in range(PARTIES):
            if bool(typed.get(f"name_{at}")) != bool(typed.get(f"id_{at}")):
                self.add_error(f"id_{at}", said("姓名和证件号码须一并填写。", "State both name and document number."))
        return typed
