"""What can be done on an application's page: a name in the address, the fields that it asks for, its service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404

from mingjian.cases.uploads import keep
from mingjian.engine.contracts import Words
from mingjian.engine.language import say
from mingjian.mortgage.errors import ReasonsMissing
from mingjian.mortgage.forms import ActForm
from mingjian.mortgage.machine import MOVES, possible
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import opening, registering, releasing, sending, signing
from mingjian.mortgage.services.certifying import RELEASABLE
from mingjian.mortgage.states import LOST, STEP_WORDS, State
from mingjian.people.access import SignedIn
from mingjian.people.models import User

Do = Callable[[User, Application, dict[str, Any]], object]


@dataclass(frozen=True)
class Act:
    """One thing to do; `do` gets who, what, and the fields that passed; `move` is what the machine calls it."""

    words: Words
    do: Do
    fields: tuple[str, ...] = ()
    move: str = ""
    tone: str = ""

    @property
    def power(self) -> str:
        """What it takes to try it."""
        return MOVES[self.move].power if self.move else "apply_mortgages"


def _send(by: User, application: Application, said: dict[str, Any]) -> object:
    kept = keep(said["file"])
    return opening.papers_send(by=by, application=application, number=said["number"], digest=kept.sha256)


def _plain(service: Callable[..., object]) -> Do:
    return lambda by, application, _said: service(by=by, application=application)


def _said(service: Callable[..., object], word: str, name: str = "text") -> Do:
    """A service that takes one thing said, by the name it has there."""
    return lambda by, application, said: service(by=by, application=application, **{word: said[name]})


def _ask(by: User, application: Application, said: dict[str, Any]) -> object:
    return registering.supplement_ask(by=by, application=application, missing=said["text"].splitlines())


def _act(step: str, do: Do, *fields: str, move: str = "", tone: str = "") -> Act:
    return Act(STEP_WORDS[step], do, fields, move or step, tone)


def _owner(words: Words, do: Do, *fields: str) -> Act:
    """What an owner does, whether or not it moves the whole."""
    return Act(words, do, fields, "authorise")


ACTS: Mapping[str, Act] = {
    "query": _act("query", _plain(opening.application_query)),
    "pass": _act("pass", _plain(opening.gate_pass)),
    "send_to_sign": _act("send_to_sign", _send, "number", "file"),
    "confirm": _act("confirm", _plain(opening.application_confirm)),
    "declare": _act("declare", _plain(opening.release_declare)),
    "submit": _act("submit", _plain(sending.application_submit)),
    "supply": _act("supply", _said(registering.supplement_supply, "text"), "text"),
    "pay": _act("pay", _said(registering.fee_pay, "payment", "payment"), "payment"),
    "verify": _act("verify", _plain(opening.certificate_verify)),
    "disburse": _act("disburse", _plain(opening.loan_disburse)),
    "accept": _act("accept", _plain(registering.application_accept)),
    "ask_supplement": _act("ask_supplement", _ask, "text"),
    "refuse": _act("refuse", _said(registering.application_refuse, "reasons"), "text", tone="danger"),
    "review": _act("review", _plain(registering.review_begin)),
    "approve": _act("approve", _said(registering.application_approve, "fee", "fee"), "fee"),
    "suspend": _act("suspend", _said(registering.application_suspend, "reason"), "text"),
    "resume": _act("resume", _plain(registering.application_resume)),
    "reject": _act("reject", _said(registering.application_reject, "reasons"), "text", tone="danger"),
    "record": _act("record", _plain(sending.application_record), move="begin_recording"),
    "stop": _act("stop", _said(opening.application_stop, "reason"), "text", tone="danger"),
    "withdraw": _act("withdraw", _said(registering.application_withdraw, "reason"), "text", tone="danger"),
}
SETTLE = Act(STEP_WORDS["settle"], _said(releasing.loan_settle, "settled_on", "settled_on"), ("settled_on",))
RELEASE = Act(Words("一键注销抵押", "release in one click"), _plain(releasing.mortgage_release))
WAIVE = Act(
    Words("以其他原因注销", "release on another ground"), _said(releasing.mortgage_release, "reason"), ("text",)
)
LOOK_UP = Act(
    Words("查询结果", "look the outcome up"), lambda _by, one, _said: sending.outcome_look_up(application=one)
)
MORE: Mapping[str, Act] = {"settle": SETTLE, "release": RELEASE, "waive": WAIVE, "look_up": LOOK_UP}
OWNERS: Mapping[str, Act] = {
    "authorise": _owner(Words("授权查询", "authorise the query"), _plain(signing.query_authorise)),
    "sign": _owner(Words("签署", "sign"), _said(signing.papers_sign, "contract_digest", "contract"), "contract"),
    "agree": _owner(Words("同意撤回", "agree to withdraw"), _plain(signing.withdrawal_agree)),
}


def offered(application: Application, by: User) -> dict[str, Act]:
    """What `by` may try on the application as it stands, in the order in which it is usually done."""
    moves = possible(application, by)
    found = {name: act for name, act in ACTS.items() if act.move in moves}
    return found | {name: MORE[name] for name in _more(application, by)}


def perform(request: SignedIn, application: Application, act: Act | None) -> None:
    """Do what was sent in, or raise what stands against it; says what was done."""
    if act is None or not request.user.may(act.power):
        raise Http404
    form = ActForm(act.fields, request.POST, request.FILES)
    if not form.is_valid():
        raise ReasonsMissing
    act.do(request.user, application, form.cleaned_data)
    done = act.words
    messages.success(request, say(f"已完成：{done.zh}。", f"Done: {done.en}."))


def _more(application: Application, by: User) -> list[str]:
    if not by.may("apply_mortgages"):
        return []
    if application.state in LOST:
        return ["look_up"]
    if application.state not in RELEASABLE or application.state == State.CERTIFIED:
        return []
    return ["release"] if application.settled_on else ["settle", "waive"]
