"""What people write about clues."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from mingjian.clues.models import Clue
from mingjian.clues.services import clue_dismiss, clue_reopen, clue_snooze
from mingjian.people.models import User


class ActForm(forms.Form):
    """Which clues, why, until when; the services judge what is missing."""

    reason = forms.CharField(required=False, max_length=32)
    text = forms.CharField(required=False, max_length=2000)
    until = forms.DateField(required=False)

    def __init__(self, data: QueryDict) -> None:
        """The clues come as many values of one name."""
        super().__init__(data)
        self.clues = data.getlist("clue")

    def carry_out(self, name: str, by: User) -> list[Clue]:
        """Do it; gives the clues as they stand after."""
        self.full_clean()
        said: Mapping[str, Any] = self.cleaned_data
        text = said.get("text", "")
        if name == "dismiss":
            return clue_dismiss(by=by, clues=self.clues, reason=said.get("reason", ""), text=text)
        if name == "snooze":
            return clue_snooze(by=by, clues=self.clues, until=said.get("until"), text=text)
        return clue_reopen(by=by, clues=self.clues)
