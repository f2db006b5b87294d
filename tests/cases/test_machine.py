"""Whatever is tried, a case goes only where the table leads, and an unlisted move changes nothing."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingjian.audit.models import Entry
from mingjian.cases.errors import CaseMoveNotPossible
from mingjian.cases.machine import MOVES, allowed, possible
from mingjian.cases.models import Case
from mingjian.cases.states import ENDED, State
from mingjian.engine.errors import UserError
from mingjian.people.access import NotAllowed
from mingjian.people.models import User
from tests.cases.walking import ACTS, Walk, onward

WALKS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_every_state_is_reached_and_every_end_is_an_end() -> None:
    reached = {State.DRAFTED} | {move.target for move in MOVES.values()}
    left = {state for move in MOVES.values() for state in move.sources}

    assert reached == set(State)
    assert set(State) - left == {State.WITHDRAWN}
    assert {move.name for move in MOVES.values() if move.sources & ENDED} == {"reopen"}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", MOVES)
def test_an_unlisted_move_raises(person: Callable[[str], User], name: str, state: State) -> None:
    case = Case(number="HC2025-000001", state=state)
    by = person("zhao" if name == "submit" else "chen")

    if state in MOVES[name].sources:
        assert name in possible(case, by)
    else:
        assert name not in possible(case, by)
        with pytest.raises(CaseMoveNotPossible):
            allowed(case, name, by)


@pytest.mark.parametrize("name", MOVES)
def test_nobody_moves_a_case_without_the_power(person: Callable[[str], User], name: str) -> None:
    for username in ("shen", "admin", "wang", "he", "xu"):
        with pytest.raises(NotAllowed):
            allowed(Case(number="HC2025-000001", state=State.DRAFTED), name, person(username))


ANY = st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(["lin", "chen", "zhou", "zhao", "sun"]))
ONWARD = st.just(("onward", ""))


@WALKS
@given(st.lists(st.one_of(ONWARD, ANY), min_size=5, max_size=30))
def test_random_walks_on_the_services_keep_to_the_table(drafted: Case, tried: list[tuple[str, str]]) -> None:
    with transaction.atomic():
        walk = Walk(drafted)
        for act, username in tried:
            _try(walk, *(onward(walk) if act == "onward" else (act, username)))
        transaction.set_rollback(True)


def _try(walk: Walk, act: str, username: str) -> None:
    before, steps, entries = walk.fields(), walk.steps(), Entry.objects.count()
    try:
        with transaction.atomic():
            ACTS[act](walk, User.objects.get(username=username))
    except UserError:
        assert (walk.fields(), walk.steps(), Entry.objects.count()) == (before, steps, entries)
        return
    for step in walk.new_steps(steps):
        if step.after:
            move = MOVES[step.kind]
            assert step.before in move.sources
            assert step.after == move.target
            assert step.by
            assert step.by.may(move.power)
    case = walk.case()
    assert case.decided_by_id is None or case.decided_by_id != case.reviewed_by_id
    assert case.closed_by_id is None or case.closed_by_id != case.put_right_by_id
