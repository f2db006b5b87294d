"""What an author and an approver fill in."""

from django import forms

from mingjian.catalogue.overlay import Text
from mingjian.engine.language import say

LIMIT = 100_000


class TextForm(forms.Form):
    """A model's text, its cases and what was changed."""

    sql = forms.CharField(max_length=LIMIT, strip=False, widget=forms.Textarea)
    cases = forms.CharField(max_length=LIMIT, strip=False, widget=forms.Textarea)
    note = forms.CharField(max_length=500, required=False)

    @property
    def text(self) -> Text:
        """Both texts together."""
        return Text(self.cleaned_data["sql"], self.cleaned_data["cases"])


class RetirementForm(forms.Form):
    """From when a model is out of force, and why."""

    on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    why = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Labels in the reader's language."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["on"].label = say("停用日期", "Out of force from")
        self.fields["why"].label = say("停用理由", "Why")
