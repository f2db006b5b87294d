"""A case takes clues in, lets them go, and decides them; a decision made again replaces the one before."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from mingjian.clues.errors import ClueNotThere
from mingjian.clues.models import Clue, Outcome
from mingjian.clues.services import clue_decide, clue_enter_case, clue_leave_case

Person = Callable[[str], Any]


def test_a_clue_in_a_case_is_decided_once_and_teaches(person: Person, clue_of: Callable[..., Clue]) -> None:
    clue, lin, chen = clue_of(), person("lin"), person("chen")
    clue_enter_case(by=lin, clues=[clue], case_number="HC-1")

    outcome = clue_decide(by=chen, clue=clue, verdict="confirmed", amount=Decimal("1000.00"), hours=6)

    clue.refresh_from_db()
    assert (clue.state, clue.case_number) == ("confirmed", "HC-1")
    assert (outcome.model, outcome.institution_sort, outcome.amount, outcome.hours) == (
        clue.model,
        "bank",
        Decimal("1000.00"),
        6,
    )
    with pytest.raises(ClueNotThere):
        clue_decide(by=chen, clue=clue, verdict="refuted", amount=None, hours=1)


def test_a_reopened_case_withdraws_what_was_decided(person: Person, clue_of: Callable[..., Clue]) -> None:
    clue, lin, chen = clue_of(), person("lin"), person("chen")
    clue_enter_case(by=lin, clues=[clue], case_number="HC-1")
    clue_decide(by=chen, clue=clue, verdict="confirmed", amount=None, hours=1)

    clue_enter_case(by=lin, clues=[clue], case_number="HC-1")
    clue_decide(by=chen, clue=clue, verdict="refuted", amount=None, hours=1)

    standing = Outcome.objects.filter(clue=clue, withdrawn_at=None).values_list("verdict", flat=True)
    assert list(standing) == ["refuted"]


def test_a_clue_that_leaves_its_case_is_open_and_bears_no_number(person: Person, clue_of: Callable[..., Clue]) -> None:
    clue, lin = clue_of(), person("lin")
    clue_enter_case(by=lin, clues=[clue], case_number="HC-1")

    clue_leave_case(by=lin, clues=[clue], case_number="HC-1")

    clue.refresh_from_db()
    assert (clue.state, clue.case_number) == ("open", "")
