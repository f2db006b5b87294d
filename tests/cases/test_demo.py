"""The demonstration has a case in every state, and entering it again changes nothing."""

from pathlib import Path

from mingjian.cases.demo import cases_enter
from mingjian.cases.models import Case
from mingjian.cases.states import State


def test_there_is_a_case_in_every_state_and_only_once(db: None, at_home: Path) -> None:
    entered = cases_enter()

    assert {case.state for case in entered} == set(State)
    assert cases_enter() == []
    assert Case.objects.count() == len(State)
