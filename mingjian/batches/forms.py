"""What a person fills in for a batch."""

from typing import Any

from django import forms

from mingjian.batches.errors import SheetOfNoLines, SheetUnreadable
from mingjian.batches.sheets import lines_of
from mingjian.batches.taking import Many
from mingjian.engine.language import readers
from mingjian.exchange.forms import open_to
from mingjian.people.models import Organisation, User
from mingjian.web.forms import said


class BatchForm(forms.Form):
    """One question about many; a subject a line, each with the authorisation under which it is asked about."""

    what = forms.ChoiceField(label=said("服务和目的", "Service and purpose"))
    case = forms.CharField(max_length=64, label=said("业务编号或案号", "Case number"))
    article = forms.CharField(
        max_length=300,
        required=False,
        label=said("法律条款（依职责查询时）", "Article of law (of a statutory query)"),
    )
    file = forms.FileField(
        label=said("查询对象（CSV）", "Subjects (CSV)"),
        help_text=said(
            "每行一个查询对象的号码，后接授权编号；依职责查询的不填授权编号。至多十万行，UTF-8或GB18030。",
            "A subject's number a line, then the number of its authorisation; none for a statutory query. At most "
            "100,000 lines, UTF-8 or GB18030.",
        ),
    )

    def __init__(self, organisation: Organisation, *args: Any) -> None:
        """What `organisation` may ask."""
        super().__init__(*args)
        self.fields["what"].choices = open_to(organisation)  # type: ignore[attr-defined]

    def clean_file(self) -> list[tuple[str, str]]:
        """The lines of the sheet."""
        try:
            return lines_of(self.cleaned_data["file"].read())
        except (SheetUnreadable, SheetOfNoLines) as mistake:
            raise forms.ValidationError(mistake.sentence(readers())) from mistake

    def many(self, by: User) -> Many:
        """What was filled in, asked by this person."""
        typed = self.cleaned_data
        service, purpose = typed["what"].split(" ")
        said = {"case": typed["case"].strip(), "article": typed["article"].strip(), "lines": typed["file"]}
        return Many(service=service, purpose=purpose, clerk=by.username, **said)
