"""From the dispatch to the closing: answers, review, decision by another, measures, put right."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from mingjian.cases.errors import (
    CaseMoveNotPossible,
    ExplanationMissing,
    MeasuresMissing,
    MilestonesOpen,
    NotOverdue,
    PenaltyIncomplete,
    RowsUnanswered,
    SecondPersonNeeded,
    VerdictMissing,
)
from mingjian.cases.models import Case, Milestone, Row
from mingjian.cases.services.answering import Said, case_submit, rows_answer
from mingjian.cases.services.deciding import Finding, case_close, case_decide, case_reopen, case_return, case_review
from mingjian.cases.services.dispatching import case_dispatch
from mingjian.cases.services.measures import (
    Goal,
    Proposal,
    case_put_right,
    measure_propose,
    measures_order,
    milestone_accept,
    milestone_report,
)
from mingjian.cases.states import MeasureKind, Stance, State, Verdict
from mingjian.clues.models import Clue, Outcome
from mingjian.people.access import NotAllowed
from mingjian.people.models import User

Person = Callable[[str], User]


def test_the_answer_is_whole_or_it_is_not_taken(person: Person, dispatched: Case) -> None:
    row = Row.objects.filter(item__case=dispatched).first()
    assert row

    with pytest.raises(ExplanationMissing):
        rows_answer(by=person("zhao"), case=dispatched, said=[Said(row, Stance.CONTEST, " ")])
    rows_answer(by=person("zhao"), case=dispatched, said=[Said(row, Stance.CONTEST, "已于月末结清")])

    with pytest.raises(RowsUnanswered):
        case_submit(by=person("zhao"), case=dispatched)
    assert row.answers.get().explanation == "已于月末结清"


def test_another_bank_cannot_answer(person: Person, dispatched: Case) -> None:
    row = Row.objects.filter(item__case=dispatched).first()
    assert row

    with pytest.raises(NotAllowed):
        rows_answer(by=person("sun"), case=dispatched, said=[Said(row, Stance.AGREE)])


def test_a_returned_case_keeps_the_first_answers_and_takes_new_ones(person: Person, reviewed: Case) -> None:
    case_return(by=person("lin"), case=reviewed, reason="请补充凭证。")
    row = Row.objects.filter(item__case=reviewed).first()
    assert row

    rows_answer(by=person("zhao"), case=reviewed, said=[Said(row, Stance.CONTEST, "凭证见附件")])
    again = case_submit(by=person("zhao"), case=reviewed)

    assert (again.state, again.round) == (State.ANSWERED, 2)
    assert [(answer.round, answer.stance) for answer in row.answers.order_by("round")] == [(1, "agree"), (2, "contest")]


def test_who_reviewed_does_not_decide_and_an_analyst_never(person: Person, answered: Case) -> None:
    findings = {1: Finding(Verdict.CONFIRMED), 2: Finding(Verdict.CONFIRMED)}
    case_review(by=person("chen"), case=answered, findings=findings, opinion="查实。", hours=1)

    with pytest.raises(SecondPersonNeeded):
        case_decide(by=person("chen"), case=answered, verdict=Verdict.CONFIRMED)
    with pytest.raises(NotAllowed):
        case_decide(by=person("lin"), case=answered, verdict=Verdict.CONFIRMED)


def test_a_decision_teaches_each_clue_its_own_outcome(confirmed: Case, clues: list[Clue]) -> None:
    outcomes = Outcome.objects.filter(clue__in=clues[:2]).order_by("clue_id")

    told = [(one.clue_id, one.verdict, one.amount, one.hours) for one in outcomes]
    assert told == [(clues[0].pk, "confirmed", Decimal("120000.00"), 2.5), (clues[1].pk, "refuted", None, 2.5)]
    assert confirmed.confirmed_amount == Decimal("120000.00")
    assert [Clue.objects.get(pk=clue.pk).state for clue in clues[:2]] == ["confirmed", "refuted"]


def test_nothing_confirmed_cannot_be_confirmed(person: Person, answered: Case) -> None:
    case_review(by=person("lin"), case=answered, findings={}, opinion="证据不足。", hours=1)

    with pytest.raises(VerdictMissing):
        case_decide(by=person("chen"), case=answered, verdict=Verdict.CONFIRMED)


def test_silence_is_reviewed_only_after_the_due_day(person: Person, dispatched: Case) -> None:
    with pytest.raises(NotOverdue):
        case_review(by=person("lin"), case=dispatched, findings={}, opinion="未答复。", hours=1)

    Case.objects.filter(pk=dispatched.pk).update(due_on=date(2026, 1, 5))
    case = case_review(by=person("lin"), case=dispatched, findings={}, opinion="逾期未答复。", hours=1)
    assert case.state == State.REVIEWED


def test_measures_are_ordered_by_another_done_accepted_and_closed_by_another(person: Person, confirmed: Case) -> None:
    with pytest.raises(MeasuresMissing):
        measures_order(by=person("chen"), case=confirmed)
    plan = Proposal(MeasureKind.PLAN, "收回贷款并整改流程。", goals=[Goal("收回贷款", date(2026, 12, 31))])
    measure_propose(by=person("lin"), case=confirmed, proposal=plan)
    measures_order(by=person("chen"), case=confirmed)

    with pytest.raises(MilestonesOpen):
        case_put_right(by=person("lin"), case=confirmed, text="完成")
    milestone = Milestone.objects.get(measure__case=confirmed)
    milestone_report(by=person("zhao"), milestone=milestone, text="已收回。")
    milestone_accept(by=person("lin"), milestone=milestone)
    case_put_right(by=person("chen"), case=confirmed, text="完成")

    with pytest.raises(SecondPersonNeeded):
        case_close(by=person("chen"), case=confirmed)
    case_put_right(by=person("lin"), case=confirmed, text="经复核完成")
    assert case_close(by=person("chen"), case=confirmed).state == State.CLOSED


def test_nobody_orders_what_they_proposed(person: Person, confirmed: Case) -> None:
    measure_propose(by=person("chen"), case=confirmed, proposal=Proposal(MeasureKind.WARNING, "予以警示。"))

    with pytest.raises(SecondPersonNeeded):
        measures_order(by=person("chen"), case=confirmed)


def test_a_penalty_states_its_amount_and_its_law(person: Person, confirmed: Case) -> None:
    with pytest.raises(PenaltyIncomplete):
        measure_propose(by=person("lin"), case=confirmed, proposal=Proposal(MeasureKind.PENALTY, "罚款。", Decimal(0)))

    basis = "《银行业监督管理法》第四十六条"
    penalty = Proposal(MeasureKind.PENALTY, "罚款。", Decimal(300_000), basis)
    assert measure_propose(by=person("lin"), case=confirmed, proposal=penalty).legal_basis == basis


def test_a_closed_case_stays_closed_until_it_is_reopened(person: Person, reviewed: Case, clues: list[Clue]) -> None:
    case_decide(by=person("chen"), case=reviewed, verdict=Verdict.REFUTED, reason="属正常业务")
    closed = case_close(by=person("chen"), case=reviewed)
    steps = closed.steps.count()

    with pytest.raises(CaseMoveNotPossible, match=r"Case HC.* is “closed”; it cannot be “dispatched”"):
        case_dispatch(by=person("lin"), case=closed, request="再查")
    assert closed.steps.count() == steps

    reopened = case_reopen(by=person("chen"), case=closed, reason="收到新证据")
    assert (reopened.state, reopened.decided_by, reopened.verdict) == (State.REOPENED, None, "")
    assert {Clue.objects.get(pk=clue.pk).state for clue in clues[:2]} == {"in_case"}
    assert case_dispatch(by=person("lin"), case=reopened, request="请再说明").round == 2
