"""What people send in about an application, checked before a service sees it. Labels stand in the templates."""

from typing import Any

from django import forms

LONGEST_TEXT = 5000


def text_field(longest: int = 200) -> forms.CharField:
    """A line that may be left out."""
    return forms.CharField(max_length=longest, required=False)


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


def reason_said(said: Any) -> str:
    """The reason that was sent in; none when there is none that may be kept."""
    form = ActForm(("text",), said)
    return str(form.cleaned_data["text"]) if form.is_valid() else ""
