"""What people fill in at the portal."""

from typing import Any

from django import forms

from mingjian.client import Question
from mingjian.engine.language import readers, say
from mingjian.exchange.selectors import services_open_to
from mingjian.people.models import Organisation, User
from mingjian.web.library import library


class AskForm(forms.Form):
    """One question by hand; service and purpose are chosen together."""

    what = forms.ChoiceField()
    subject = forms.CharField(max_length=64)
    case = forms.CharField(max_length=64)
    authorisation = forms.CharField(max_length=64, required=False)
    article = forms.CharField(max_length=300, required=False)

    def __init__(self, organisation: Organisation, *args: Any) -> None:
        """What `organisation` may ask."""
        super().__init__(*args)
        language, purposes = readers(), library().purposes
        choices = [
            (
                f"{service.id} {code}",
                f"{service.title.in_language(language)} · {purposes[code].title.in_language(language)}",
            )
            for service, codes in services_open_to(organisation)
            for code in codes
        ]
        self.fields["what"] = forms.ChoiceField(choices=choices, label=say("服务和目的", "Service and purpose"))
        labels = {
            "subject": say("查询对象的号码", "Number of the subject"),
            "case": say("业务编号或案号", "Case number"),
            "authorisation": say("授权编号", "Authorisation"),
            "article": say("法律条款（依职责查询时）", "Article of law (of a statutory query)"),
        }
        for name, label in labels.items():
            self.fields[name].label = label

    def question(self, by: User) -> Question:
        """The question that was filled in, asked by this person."""
        said = self.cleaned_data
        service, purpose = said["what"].split(" ")
        plain = {name: said[name].strip() for name in ("subject", "case", "authorisation", "article")}
        return Question(service=service, purpose=purpose, clerk=by.username, **plain)
