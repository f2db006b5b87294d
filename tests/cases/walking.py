"""A case led through its services by whoever tries, for the property tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjian.cases.models import Case, Milestone, Row, Step
from mingjian.cases.services.answering import Said, case_submit, rows_answer
from mingjian.cases.services.deciding import Finding, case_close, case_decide, case_reopen, case_return, case_review
from mingjian.cases.services.dispatching import case_dispatch, case_withdraw, extension_ask
from mingjian.cases.services.measures import (
    Goal,
    Proposal,
    case_put_right,
    measure_propose,
    measures_order,
    milestone_accept,
    milestone_report,
)
from mingjian.cases.states import MeasureKind, Stance, Verdict
from mingjian.people.models import User


@dataclass(frozen=True)
class Walk:
    """The case on its way; read anew for each act."""

    start: Case

    def case(self) -> Case:
        return Case.objects.get(pk=self.start.pk)

    def fields(self) -> dict[str, Any]:
        return Case.objects.filter(pk=self.start.pk).values().get()

    def steps(self) -> int:
        return Step.objects.filter(case=self.start).count()

    def new_steps(self, after: int) -> list[Step]:
        return list(Step.objects.filter(case=self.start).select_related("by"))[after:]


def _answer(walk: Walk, by: User) -> None:
    rows_answer(
        by=by, case=walk.case(), said=[Said(row, Stance.AGREE) for row in Row.objects.filter(item__case=walk.start)]
    )


def _milestone(act: Callable[..., Any], **said: str) -> Callable[[Walk, User], Any]:
    def acted(walk: Walk, by: User) -> None:
        for milestone in Milestone.objects.filter(measure__case=walk.start).select_related(
            "measure__case__institution"
        ):
            act(by=by, milestone=milestone, **said)

    return acted


FINDINGS = {1: Finding(Verdict.CONFIRMED), 2: Finding(Verdict.REFUTED)}
PLAN = Proposal(MeasureKind.PLAN, "整改", goals=[Goal("完成", date(2026, 12, 31))])
ACTS: dict[str, Callable[[Walk, User], Any]] = {
    "dispatch": lambda walk, by: case_dispatch(by=by, case=walk.case(), request="请说明。"),
    "answer": _answer,
    "submit": lambda walk, by: (_answer(walk, by), case_submit(by=by, case=walk.case())),
    "ask": lambda walk, by: extension_ask(by=by, case=walk.case(), days_more=1, reason="需要时间"),
    "review": lambda walk, by: case_review(by=by, case=walk.case(), findings=FINDINGS, opinion="意见", hours=1),
    "return": lambda walk, by: case_return(by=by, case=walk.case(), reason="补充"),
    "confirm": lambda walk, by: case_decide(by=by, case=walk.case(), verdict=Verdict.CONFIRMED),
    "refute": lambda walk, by: case_decide(by=by, case=walk.case(), verdict=Verdict.REFUTED),
    "leave_open": lambda walk, by: case_decide(by=by, case=walk.case(), verdict=Verdict.INCONCLUSIVE),
    "propose": lambda walk, by: measure_propose(by=by, case=walk.case(), proposal=PLAN),
    "order": lambda walk, by: measures_order(by=by, case=walk.case()),
    "report": _milestone(milestone_report, text="已完成"),
    "accept": _milestone(milestone_accept),
    "put_right": lambda walk, by: case_put_right(by=by, case=walk.case(), text="完成"),
    "close": lambda walk, by: case_close(by=by, case=walk.case()),
    "reopen": lambda walk, by: case_reopen(by=by, case=walk.case(), reason="新证据"),
    "withdraw": lambda walk, by: case_withdraw(by=by, case=walk.case(), reason="撤回"),
}

# The usual way on from each state, and who goes it: random acts alone would seldom come far.
USUAL: dict[str, tuple[tuple[str, str], ...]] = {
    "drafted": (("dispatch", "lin"),),
    "dispatched": (("submit", "zhao"),),
    "returned": (("submit", "zhao"),),
    "answered": (("review", "lin"),),
    "reviewed": (("confirm", "chen"),),
    "confirmed": (("propose", "lin"), ("order", "chen")),
    "measures": (("report", "zhao"), ("accept", "lin"), ("put_right", "lin")),
    "put_right": (("close", "chen"),),
    "refuted": (("close", "chen"),),
    "inconclusive": (("close", "chen"),),
    "closed": (("reopen", "chen"),),
    "reopened": (("dispatch", "lin"),),
    "withdrawn": (("dispatch", "lin"),),
}


def onward(walk: Walk) -> tuple[str, str]:
    """What usually comes next; of several the one after the last step."""
    ways, steps = USUAL[walk.case().state], walk.steps()
    return ways[steps % len(ways)]
