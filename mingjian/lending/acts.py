"""What a bank does on an application's page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mingjian.cases.uploads import keep
from mingjian.engine.contracts import Words
from mingjian.lending.models import Consent
from mingjian.lending.services import answering, consenting, handing, opening, releasing
from mingjian.mortgage.acts import Act, act_of, plain, saying
from mingjian.mortgage.guards import is_paid_off_as_filed
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import STEP_WORDS, Kind, Role, State
from mingjian.people.models import User

APPLY = "apply_mortgages"


def _send(by: User, application: Application, said: dict[str, Any]) -> object:
    kept = keep(said["file"])
    return opening.papers_send(by=by, application=application, number=said["number"], digest=kept.sha256)


def _has_owners(application: Application) -> bool:
    return any(one.role == Role.MORTGAGOR for one in application.parties.all())


def _passes_on(application: Application) -> bool:
    return application.kind == Kind.ASSIGN


def _signs_with_others(application: Application) -> bool:
    return not application.is_single_sided


def _is_declared(application: Application) -> bool:
    return application.is_single_sided and is_paid_off_as_filed(application)


def _is_proposed(application: Application) -> bool:
    return application.is_single_sided and not is_paid_off_as_filed(application)


def _is_owed(application: Application) -> bool:
    return application.state in (State.DISBURSABLE, State.ACTIVE) and application.settled_on is None


def _is_settled(application: Application) -> bool:
    return application.state in (State.DISBURSABLE, State.ACTIVE) and application.settled_on is not None


ACTS: Mapping[str, Act] = {
    "query": replace(act_of("query", plain(opening.application_query)), when=_has_owners),
    "pass": act_of("pass", plain(opening.gate_pass)),
    "send_to_sign": replace(act_of("send_to_sign", _send, "number", "file"), when=_signs_with_others),
    "offer": replace(act_of("offer", _send, "number", "file"), when=_passes_on),
    "confirm": act_of("confirm", plain(opening.application_confirm)),
    "declare": replace(act_of("declare", plain(opening.release_declare)), when=_is_declared),
    "propose": replace(act_of("propose", plain(opening.release_propose)), when=_is_proposed),
    "submit": act_of("submit", plain(handing.application_hand_in)),
    "supply": act_of("supply", saying(answering.supplement_supply, "text"), "text"),
    "pay": act_of("pay", saying(answering.fee_pay, "payment", "payment"), "payment"),
    "verify": act_of("verify", plain(opening.certificate_verify)),
    "disburse": act_of("disburse", plain(opening.loan_disburse)),
    "settle": Act(
        STEP_WORDS["settle"],
        saying(releasing.loan_settle, "settled_on", "settled_on"),
        ("settled_on",),
        when=_is_owed,
        also=APPLY,
    ),
    "release": Act(
        Words("一键申请注销", "ask for the release in one click"),
        plain(releasing.mortgage_release),
        when=_is_settled,
        also=APPLY,
    ),
    "waive": Act(
        Words("以其他原因申请注销", "ask for a release on another ground"),
        saying(releasing.mortgage_release, "reason"),
        ("text",),
        when=_is_owed,
        also=APPLY,
    ),
    "stop": act_of("stop", saying(opening.application_stop, "reason"), "text", tone="danger"),
    "withdraw": act_of("withdraw", saying(answering.application_withdraw, "reason"), "text", tone="danger"),
}
# What the reviewer of another bank answers: who, what was asked, and why not.
ANSWERS: Mapping[str, Callable[[User, Consent, str], Consent]] = {
    "give": lambda by, consent, _reason: consenting.consent_give(by=by, consent=consent),
    "refuse": lambda by, consent, reason: consenting.consent_refuse(by=by, consent=consent, reason=reason),
}
