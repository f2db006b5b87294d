"""What people send in about an application, checked before a service sees it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator

from mingjian.engine.contracts import Words
from mingjian.mortgage.law import today
from mingjian.web.forms import TitledForm

LONGEST_TEXT = 5000


class ActForm(TitledForm):
    """What an act asks for; the act names the fields that must be there."""

    titles: ClassVar[Mapping[str, Words]] = {
        "text": Words("理由或说明", "reason or note"), "number": Words("抵押合同编号", "contract number"),
        "file": Words("抵押合同文件", "contract file"), "contract": Words("合同摘要", "digest of the contract"),
        "fee": Words("登记费", "fee"), "payment": Words("缴费凭证号", "payment voucher"),
        "settled_on": Words("结清日期", "day of payoff"), "notice": Words("告知书摘要", "digest of the notice"),
    }  # fmt: skip
    text = forms.CharField(max_length=LONGEST_TEXT)
    number = forms.CharField(max_length=100)
    file = forms.FileField(max_length=300)
    fee = forms.DecimalField(max_digits=10, decimal_places=2, min_value=0)
    payment = forms.CharField(max_length=64, required=False)
    settled_on = forms.DateField(validators=[MaxValueValidator(today)])
    contract = forms.CharField(max_length=64)
    notice = forms.CharField(max_length=64)

    def __init__(self, names: tuple[str, ...], *said: Any) -> None:
        """Only the named fields."""
        super().__init__(*said)
        self.fields = {name: field for name, field in self.fields.items() if name in names}


def reason_said(said: Any) -> str:
    """The reason that was sent in; none when there is none that may be kept."""
    form = ActForm(("text",), said)
    return str(form.cleaned_data["text"]) if form.is_valid() else ""
