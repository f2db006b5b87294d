"""A case takes its clues out of the queue, with the filed rows behind them."""

from collections.abc import Callable
from datetime import date

import pytest

from mingjian.audit.models import Entry
from mingjian.cases.errors import CaseNotOpen, NothingToAsk, SeveralInstitutions
from mingjian.cases.models import Case, Row
from mingjian.cases.services.dispatching import case_withdraw
from mingjian.cases.services.opening import Problem, case_assign, case_join, case_open, case_open_for_problems
from mingjian.clues.errors import ClueNotFree
from mingjian.clues.models import Clue
from mingjian.engine.contracts import Words
from mingjian.people.access import NotAllowed
from mingjian.people.models import Organisation, User


def test_a_case_holds_its_clues_and_the_banks_own_rows_with_file_and_line(drafted: Case, clues: list[Clue]) -> None:
    items = list(drafted.items.all())

    assert [item.clue_id for item in items] == [clue.clue_id for clue in clues[:2]]
    assert {Clue.objects.get(pk=item.clue_id).state for item in items} == {Clue.State.IN_CASE}
    rows = Row.objects.filter(item__case=drafted)
    assert rows.count() >= 2
    assert all(row.file.startswith("B0001-") and row.line and row.values for row in rows)
    assert drafted.amount == sum(clue.amount or 0 for clue in clues[:2])
    entry = Entry.objects.filter(action="case.open", about_id=str(drafted.pk)).get()
    assert (entry.actor, entry.facts["clues"]) == ("lin", [clue.clue_id for clue in clues[:2]])


def test_a_clue_in_a_case_enters_no_other(person: Callable[[str], User], drafted: Case, clues: list[Clue]) -> None:
    with pytest.raises(ClueNotFree):
        case_open(by=person("lin"), clues=clues[1:3])

    assert Case.objects.count() == 1
    assert Clue.objects.get(pk=clues[2].pk).state == Clue.State.OPEN


def test_a_case_is_about_one_institution_and_something(person: Callable[[str], User], clues: list[Clue]) -> None:
    other = Clue.objects.exclude(institution_id="B0001").select_related("institution").first()
    assert other

    with pytest.raises(SeveralInstitutions):
        case_open(by=person("lin"), clues=[clues[0], other])
    with pytest.raises(NothingToAsk):
        case_open(by=person("lin"), clues=[])
    with pytest.raises(NotAllowed):
        case_open(by=person("zhao"), clues=clues[:1])


def test_clues_join_while_the_case_is_drafted_only(
    person: Callable[[str], User], drafted: Case, clues: list[Clue]
) -> None:
    joined = case_join(by=person("lin"), case=drafted, clues=clues[2:3])

    assert joined.items.count() == 3
    case_withdraw(by=person("lin"), case=drafted, reason="重复立项")
    with pytest.raises(CaseNotOpen):
        case_join(by=person("lin"), case=drafted, clues=clues[3:4])


def test_a_withdrawn_case_gives_its_clues_back(person: Callable[[str], User], drafted: Case, clues: list[Clue]) -> None:
    case_withdraw(by=person("lin"), case=drafted, reason="重复立项")

    assert {Clue.objects.get(pk=clue.pk).state for clue in clues[:2]} == {Clue.State.OPEN}
    assert case_open(by=person("lin"), clues=clues[:2]).items.count() == 2


def test_quality_problems_make_a_case_too(person: Callable[[str], User]) -> None:
    bank = Organisation.objects.get(code="B0001")
    message = Words("余额为负", "The balance is negative")
    problem = Problem(
        "corporate_loan",
        date(2025, 12, 31),
        "B0001-corporate_loan-20251231.txt",
        7,
        "principal_balance",
        "range",
        "-5",
        message,
    )

    case = case_open_for_problems(by=person("lin"), institution=bank, problems=[problem])

    row = Row.objects.get(item__case=case)
    assert (case.origin, row.item.sentence_zh, row.line, row.values) == (
        "problems",
        "余额为负",
        7,
        {"principal_balance": "-5"},
    )


def test_work_is_given_to_somebody_who_may_do_it(person: Callable[[str], User], drafted: Case) -> None:
    assert case_assign(by=person("chen"), case=drafted, to=person("zhou")).assigned_to == person("zhou")

    with pytest.raises(NotAllowed):
        case_assign(by=person("chen"), case=drafted, to=person("shen"))
