"""What can be done on a case's page: a name in the address, the form that is checked, the service that does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404

from mingjian.cases import forms
from mingjian.cases.models import Case
from mingjian.cases.selectors import clues_chosen, extension_get, milestone_get
from mingjian.cases.services import answering, deciding, dispatching, measures, opening
from mingjian.cases.services.attaching import file_attach
from mingjian.engine.errors import UserError
from mingjian.engine.language import readers, say
from mingjian.people.access import SignedIn
from mingjian.people.models import User

Do = Callable[[User, Case, Any], object]


@dataclass(frozen=True)
class Act:
    """One thing to do; `do` gets who, what, and the form that passed."""

    form: type[forms.CaseForm]
    do: Do


def _extension(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    extension = extension_get(case=case, pk=said["extension"])
    return dispatching.extension_decide(by=by, extension=extension, is_granted=said["granted"], note=said["text"])


def _review(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    return deciding.case_review(by=by, case=case, findings=form.findings(), opinion=said["text"], hours=said["hours"])


def _join(by: User, case: Case, form: Any) -> object:
    return opening.case_join(by=by, case=case, clues=clues_chosen(seen_by=by, clue_ids=form.data.getlist("clue")))


def _dispatch(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    return dispatching.case_dispatch(by=by, case=case, request=said["text"], days_given=said["days"])


def _return(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    return deciding.case_return(by=by, case=case, reason=said["text"], days_given=said["days"])


def _decide(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    return deciding.case_decide(by=by, case=case, verdict=said["verdict"], reason=said["text"])


def _accept(by: User, case: Case, form: Any) -> object:
    milestone = milestone_get(case=case, pk=form.cleaned_data["milestone"])
    return measures.milestone_accept(by=by, milestone=milestone)


def _report(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    milestone = milestone_get(case=case, pk=said["milestone"])
    return measures.milestone_report(by=by, milestone=milestone, text=said["text"])


def _attach(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    return file_attach(by=by, case=case, upload=said["file"], row=said["row"])


def _ask(by: User, case: Case, form: Any) -> object:
    said = form.cleaned_data
    return dispatching.extension_ask(by=by, case=case, days_more=said["days"], reason=said["text"])


def _answer(by: User, case: Case, form: Any) -> object:
    answers = answering.rows_answer(by=by, case=case, said=form.said())
    return answering.case_submit(by=by, case=case) if form.data.get("then") == "submit" else answers


def _texted(service: Callable[..., object], word: str) -> Do:
    """A service that takes one text, by the name it has there."""
    return lambda by, case, form: service(by=by, case=case, **{word: form.cleaned_data["text"]})


SUPERVISORS: Mapping[str, Act] = {
    "dispatch": Act(forms.TermForm, _dispatch),
    "review": Act(forms.ReviewForm, _review),
    "return": Act(forms.TermForm, _return),
    "decide": Act(forms.DecideForm, _decide),
    "close": Act(forms.RemarkForm, _texted(deciding.case_close, "text")),
    "reopen": Act(forms.TextForm, _texted(deciding.case_reopen, "reason")),
    "withdraw": Act(forms.TextForm, _texted(dispatching.case_withdraw, "reason")),
    "assign": Act(forms.AssignForm, lambda by, case, form: opening.case_assign(by=by, case=case, **form.cleaned_data)),
    "note": Act(forms.TextForm, _texted(opening.case_note, "text")),
    "join": Act(forms.JoinForm, _join),
    "measure": Act(
        forms.MeasureForm,
        lambda by, case, form: measures.measure_propose(by=by, case=case, proposal=form.proposal()),
    ),
    "order": Act(forms.RemarkForm, _texted(measures.measures_order, "text")),
    "accept": Act(forms.MilestoneForm, _accept),
    "put_right": Act(forms.TextForm, _texted(measures.case_put_right, "text")),
    "extension": Act(forms.ExtensionForm, _extension),
    "attach": Act(forms.FileForm, _attach),
}
INSTITUTIONS: Mapping[str, Act] = {
    "answer": Act(forms.AnswerForm, _answer),
    "ask": Act(forms.AskTimeForm, _ask),
    "report": Act(forms.MilestoneForm, _report),
    "attach": Act(forms.FileForm, _attach),
}


def perform(request: SignedIn, case: Case, act: Act | None) -> None:
    """Check what was sent and do it; a mistake is told above the page, which stays."""
    if act is None:
        raise Http404
    form = act.form(case, request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _said(form))
        return
    try:
        act.do(request.user, case, form)
    except UserError as mistake:
        messages.error(request, mistake.sentence(readers()))
    else:
        messages.success(request, say("已保存。", "Saved."))


def _said(form: Form) -> str:
    """The form's mistakes as one sentence."""
    return " ".join(f"{field}: {error}" for field, errors in form.errors.items() for error in errors)
