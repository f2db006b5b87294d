"""The demonstration's cases: one in every state, led there by the cast through the services; entered once."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from mingjian.cases.models import Case, Milestone, Row
from mingjian.cases.services import answering, deciding, dispatching, measures, opening
from mingjian.cases.services.attaching import file_attach
from mingjian.cases.services.moving import today
from mingjian.cases.states import MeasureKind, Stance, State, Verdict
from mingjian.clues.models import Clue
from mingjian.engine.language import say
from mingjian.people.models import User

BANK = "B0001"
CLUES_A_CASE = 2


def cases_enter() -> list[Case]:
    """Lead one case to each state, unless cases are there already; needs the cast and the clues of a run."""
    if Case.objects.exists():
        return []
    clues = Clue.objects.filter(institution__code=BANK, state=Clue.State.OPEN).select_related("institution")
    chosen = list(clues.order_by("-severity", "-amount", "pk")[: CLUES_A_CASE * len(WAYS)])
    parts = [chosen[at : at + CLUES_A_CASE] for at in range(0, len(chosen), CLUES_A_CASE)]
    return [_lead(state, part) for state, part in zip(WAYS, parts, strict=False) if part]


@transaction.atomic
def _lead(state: State, clues: list[Clue]) -> Case:
    case = opening.case_open(by=_who("lin"), clues=clues)
    for step in WAYS[state]:
        step(case)
    case.refresh_from_db()
    return case


def _who(username: str) -> User:
    return User.objects.get(username=username)


def _dispatch(case: Case) -> None:
    request = say(
        "请逐行核实所列数据，说明原因并附凭证；数据有误的请重报。",
        "Please verify each row listed, explain it and attach vouchers; file again where the data are wrong.",
    )
    dispatching.case_dispatch(by=_who("lin"), case=case, request=request)


def _ask_time(case: Case) -> None:
    reason = say("部分凭证存于分行，调阅尚需时日。", "Some vouchers lie at a branch and take time to fetch.")
    dispatching.extension_ask(by=_who("zhao"), case=case, days_more=5, reason=reason)


def _answer(case: Case) -> None:
    explanation = say(
        "贷款资金用途与合同一致，凭证见附件。", "The money was used as the contract says; see the voucher."
    )
    rows = list(Row.objects.filter(item__case=case))
    said = [answering.Said(row, Stance.AGREE) for row in rows[1:]]
    answering.rows_answer(
        by=_who("zhao"), case=case, said=[answering.Said(rows[0], Stance.CONTEST, explanation), *said]
    )
    voucher = SimpleUploadedFile(say("说明.txt", "explanation.txt"), explanation.encode())
    file_attach(by=_who("zhao"), case=case, upload=voucher)
    answering.case_submit(by=_who("zhao"), case=case)


def _review(case: Case) -> None:
    items = list(case.items.all())
    findings = {item.number: deciding.Finding(Verdict.REFUTED) for item in items}
    findings[1] = deciding.Finding(Verdict.CONFIRMED, items[0].amount or Decimal(0))
    opinion = say("第一项查实，其余解释合理。", "The first item holds; the explanations of the others are sound.")
    deciding.case_review(by=_who("lin"), case=case, findings=findings, opinion=opinion, hours=3)


def _return(case: Case) -> None:
    reason = say("请补充资金流向的原始凭证。", "Please add the original vouchers of the flow of money.")
    deciding.case_return(by=_who("lin"), case=case, reason=reason)


def _decide(verdict: Verdict) -> Callable[[Case], None]:
    def decide(case: Case) -> None:
        deciding.case_decide(by=_who("chen"), case=case, verdict=verdict, reason=say("同意。", "Agreed."))

    return decide


def _plan(case: Case) -> None:
    goals = [
        measures.Goal(
            say("收回违规发放的贷款", "Take back the loans granted against the rules"), today() + timedelta(30)
        ),
        measures.Goal(say("修订贷后管理办法", "Revise the rules of monitoring loans"), today() + timedelta(60)),
    ]
    text = say("限期收回贷款并整改贷后管理。", "Take the loans back in time and mend the monitoring.")
    proposal = measures.Proposal(MeasureKind.PLAN, text, goals=goals)
    measures.measure_propose(by=_who("lin"), case=case, proposal=proposal)
    measures.measures_order(by=_who("chen"), case=case)


def _put_right(case: Case) -> None:
    for milestone in Milestone.objects.filter(measure__case=case):
        measures.milestone_report(by=_who("zhao"), milestone=milestone, text=say("已完成。", "Done."))
        measures.milestone_accept(by=_who("lin"), milestone=milestone)
    measures.case_put_right(by=_who("lin"), case=case, text=say("各项整改均已完成。", "Everything ordered was done."))


def _close(case: Case) -> None:
    deciding.case_close(by=_who("chen"), case=case, text=say("同意办结。", "Agreed to close."))


def _reopen(case: Case) -> None:
    deciding.case_reopen(by=_who("chen"), case=case, reason=say("收到新的举报材料。", "New evidence came in."))


def _withdraw(case: Case) -> None:
    dispatching.case_withdraw(by=_who("lin"), case=case, reason=say("与另案重复。", "The same as another case."))


_ANSWERED = (_dispatch, _answer)
_REVIEWED = (*_ANSWERED, _review)
_MEASURES = (*_REVIEWED, _decide(Verdict.CONFIRMED), _plan)
_CLOSED = (*_MEASURES, _put_right, _close)
WAYS: Mapping[State, tuple[Callable[[Case], None], ...]] = {
    State.DRAFTED: (),
    State.DISPATCHED: (_dispatch, _ask_time),
    State.ANSWERED: _ANSWERED,
    State.REVIEWED: _REVIEWED,
    State.RETURNED: (*_REVIEWED, _return),
    State.CONFIRMED: (*_REVIEWED, _decide(Verdict.CONFIRMED)),
    State.REFUTED: (*_REVIEWED, _decide(Verdict.REFUTED)),
    State.INCONCLUSIVE: (*_REVIEWED, _decide(Verdict.INCONCLUSIVE)),
    State.MEASURES: _MEASURES,
    State.PUT_RIGHT: (*_MEASURES, _put_right),
    State.CLOSED: _CLOSED,
    State.REOPENED: (*_CLOSED, _reopen),
    State.WITHDRAWN: (_withdraw,),
}
