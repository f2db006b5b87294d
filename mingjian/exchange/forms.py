"""What people fill in at the portal."""

from typing import Any

from django import forms

from mingjian.client import Question
from mingjian.engine.contracts import Words
from mingjian.engine.language import readers
from mingjian.exchange.models import Query
from mingjian.exchange.selectors import services_open_to
from mingjian.people.models import Organisation, User
from mingjian.web.forms import said
from mingjian.web.library import library


def open_to(organisation: Organisation) -> list[tuple[str, str]]:
    """What an organisation may ask, as choices: a service and a purpose together."""
    purposes = library().purposes
    found = [(service, purposes[code], code) for service, codes in services_open_to(organisation) for code in codes]
    return [(f"{one.id} {code}", " · ".join(_titles(one.title, purpose.title))) for one, purpose, code in found]


def _titles(*titles: Words) -> list[str]:
    return [title.in_language(readers()) for title in titles]


class AskForm(forms.Form):
    """One question by hand; service and purpose are chosen together."""

    what = forms.ChoiceField(label=said("服务和目的", "Service and purpose"))
    subject = forms.CharField(
        max_length=64,
        label=said("查询对象的号码", "Number of the subject"),
        help_text=said(
            "个人填身份证件号码，企业填统一社会信用代码，不动产填不动产单元号，项目填项目编号。",
            "Of a person the ID number, of a firm the unified code, of property the unit code, else the project's.",
        ),
    )
    case = forms.CharField(max_length=64, label=said("业务编号或案号", "Case number"))
    authorisation = forms.CharField(
        max_length=64,
        required=False,
        label=said("授权编号", "Authorisation"),
        help_text=said(
            "编号在“数据查询”页“给本单位的授权”中；依职责查询的不填，写明法律条款。",
            "Its number is under “Authorisations given to us”. A statutory query has none, but names its article.",
        ),
    )
    article = forms.CharField(
        max_length=300,
        required=False,
        label=said("法律条款（依职责查询时）", "Article of law (of a statutory query)"),
    )

    def __init__(self, organisation: Organisation, said: Any = None, before: Query | None = None) -> None:
        """What `organisation` may ask; what it asked before, to begin with. A person's number is not known any more."""
        super().__init__(said, initial=_asked(before) if before else None)
        self.fields["what"].choices = open_to(organisation)  # type: ignore[attr-defined]

    def question(self, by: User) -> Question:
        """The question that was filled in, asked by this person."""
        typed = self.cleaned_data
        service, purpose = typed["what"].split(" ")
        plain = {name: typed[name].strip() for name in ("subject", "case", "authorisation", "article")}
        return Question(service=service, purpose=purpose, clerk=by.username, **plain)


def _asked(before: Query) -> dict[str, str]:
    service = library().services.get(before.service)
    subject = "" if service is None or service.subject_kind == "person" else before.subject
    return {
        "what": f"{before.service} {before.purpose}",
        "subject": subject,
        "case": before.case_number,
        "authorisation": before.authorisation.number if before.authorisation else "",
        "article": before.article,
    }
