"""What people send in about cases, checked before a service sees it. Labels stand in the templates."""

from typing import Any

from django import forms

from mingjian.cases.models import Case, Row
from mingjian.cases.services.answering import Said
from mingjian.cases.services.deciding import Finding
from mingjian.cases.services.measures import Goal, Proposal
from mingjian.cases.states import MeasureKind, Stance, Verdict
from mingjian.people.models import User
from mingjian.people.powers import POWERS

GOALS = 3
LONGEST_TEXT = 5000


def _text(*, is_required: bool = True) -> forms.CharField:
    return forms.CharField(max_length=LONGEST_TEXT, required=is_required)


class CaseForm(forms.Form):
    """A form about a case, which it may look at."""

    def __init__(self, case: Case, *said: Any) -> None:
        """`said` is what Django's forms take: the data, then the files."""
        self.case = case
        super().__init__(*said)


class TextForm(CaseForm):
    """A reason or an opinion."""

    text = _text()


class RemarkForm(CaseForm):
    """A remark that may be empty."""

    text = _text(is_required=False)


class TermForm(TextForm):
    """What is asked, and in how many working days it is due; the term of practice when it is not said."""

    days = forms.IntegerField(min_value=1, max_value=250, required=False)


class AssignForm(CaseForm):
    """Who is to work the case."""

    to = forms.ModelChoiceField(queryset=User.objects.none())

    def __init__(self, *said: Any) -> None:
        """Anybody who may work cases."""
        super().__init__(*said)
        self.fields["to"].queryset = workers()  # type: ignore[attr-defined]


class JoinForm(CaseForm):
    """Clues that are to join."""

    clue = forms.CharField(max_length=16)


class ReviewForm(TextForm):
    """The opinion, the hours, and a finding for each item."""

    hours = forms.FloatField(min_value=0, max_value=10_000)

    def __init__(self, *said: Any) -> None:
        """A verdict and an amount for each item of the case."""
        super().__init__(*said)
        self.numbers = list(self.case.items.values_list("number", flat=True))
        for number in self.numbers:
            self.fields[f"verdict_{number}"] = forms.ChoiceField(choices=Verdict.choices)
            self.fields[f"amount_{number}"] = forms.DecimalField(
                max_digits=20, decimal_places=2, min_value=0, required=False
            )

    def findings(self) -> dict[int, Finding]:
        """The finding of each item by its number."""
        said = self.cleaned_data
        return {number: Finding(said[f"verdict_{number}"], said[f"amount_{number}"]) for number in self.numbers}


class DecideForm(RemarkForm):
    """The verdict."""

    verdict = forms.ChoiceField(choices=Verdict.choices)


class MeasureForm(TextForm):
    """A measure with up to three milestones."""

    kind = forms.ChoiceField(choices=MeasureKind.choices)
    amount = forms.DecimalField(max_digits=20, decimal_places=2, min_value=0, required=False)
    legal_basis = _text(is_required=False)

    def __init__(self, *said: Any) -> None:
        """A text and a day for each milestone."""
        super().__init__(*said)
        for number in range(1, GOALS + 1):
            self.fields[f"goal_{number}"] = _text(is_required=False)
            self.fields[f"due_{number}"] = forms.DateField(required=False)

    def proposal(self) -> Proposal:
        """The measure as proposed; a milestone needs both its text and its day."""
        said = self.cleaned_data
        named = [(said[f"goal_{at}"], said[f"due_{at}"]) for at in range(1, GOALS + 1)]
        goals = [Goal(text, due_on) for text, due_on in named if text and due_on]
        return Proposal(said["kind"], said["text"], said["amount"], said["legal_basis"], goals)


class ExtensionForm(RemarkForm):
    """The answer to a request for more time."""

    extension = forms.IntegerField()
    granted = forms.BooleanField(required=False)


class MilestoneForm(RemarkForm):
    """A milestone reported or accepted."""

    milestone = forms.IntegerField()


class AskTimeForm(TextForm):
    """A request for more time."""

    days = forms.IntegerField(min_value=1)


class FileForm(CaseForm):
    """A file, to the case or to one row of it."""

    file = forms.FileField(max_length=300, allow_empty_file=True)
    row = forms.ModelChoiceField(queryset=Row.objects.none(), required=False)

    def __init__(self, *said: Any) -> None:
        """Rows of this case alone."""
        super().__init__(*said)
        self.fields["row"].queryset = Row.objects.filter(item__case=self.case)  # type: ignore[attr-defined]


class AnswerForm(CaseForm):
    """A stance and an explanation for each row; `all_stance` speaks for the rows that nothing is said of."""

    all_stance = forms.ChoiceField(choices=[("", ""), *Stance.choices], required=False)
    all_explanation = _text(is_required=False)

    def __init__(self, *said: Any) -> None:
        """Two fields a row."""
        super().__init__(*said)
        self.rows = list(Row.objects.filter(item__case=self.case))
        for row in self.rows:
            self.fields[f"stance_{row.pk}"] = forms.ChoiceField(choices=[("", ""), *Stance.choices], required=False)
            self.fields[f"explanation_{row.pk}"] = _text(is_required=False)

    def said(self) -> list[Said]:
        """What is said of each row of which anything is said."""
        told = [self._of(row) for row in self.rows]
        return [one for one in told if one.stance]

    def _of(self, row: Row) -> Said:
        said = self.cleaned_data
        if said[f"stance_{row.pk}"]:
            return Said(row, said[f"stance_{row.pk}"], said[f"explanation_{row.pk}"])
        return Said(row, said["all_stance"], said["all_explanation"])


def workers() -> Any:
    """Everybody who may work cases."""
    roles = [role for role, powers in POWERS.items() if "work_cases" in powers]
    return User.objects.filter(grants__role__in=roles, is_active=True).distinct().order_by("name")
