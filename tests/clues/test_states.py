"""Clues move by the table and by nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjian.clues.errors import ClueNotThere, NoCaseNamed, ReasonMissing, SnoozeDayUnusable
from mingjian.clues.models import Clue
from mingjian.clues.states import MOVES, Asked, move
from mingjian.engine.errors import UserError

TODAY = date(2026, 3, 2)
GOOD = Asked(TODAY, reason="explained", text="已核实", until=date(2026, 4, 1), case_number="HC-2026-0001")


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(MOVES)), max_size=12))
def test_on_any_path_a_clue_is_where_the_last_allowed_move_left_it(path: list[str]) -> None:
    clue = Clue(clue_id="c", state=Clue.State.OPEN)

    for name in path:
        before = clue.state
        try:
            move(clue, name, GOOD)
        except ClueNotThere:
            assert before not in MOVES[name].sources
            assert clue.state == before
        else:
            assert before in MOVES[name].sources
            assert clue.state == MOVES[name].target


@pytest.mark.parametrize(
    ("name", "state", "asked", "refusal"),
    [
        ("dismiss", "open", Asked(TODAY), ReasonMissing),
        ("dismiss", "open", Asked(TODAY, reason="because"), ReasonMissing),
        ("dismiss", "open", Asked(TODAY, reason="other"), ReasonMissing),
        ("snooze", "open", Asked(TODAY, text="等待更正", until=TODAY), SnoozeDayUnusable),
        ("snooze", "open", Asked(TODAY, text="等待更正", until=date(2027, 3, 4)), SnoozeDayUnusable),
        ("snooze", "open", Asked(TODAY, until=date(2026, 3, 3)), ReasonMissing),
        ("enter_case", "open", Asked(TODAY), NoCaseNamed),
        ("confirm", "open", GOOD, ClueNotThere),
        ("dismiss", "in_case", GOOD, ClueNotThere),
    ],
)
def test_a_guard_that_does_not_hold_leaves_the_clue_where_it_was(
    name: str, state: str, asked: Asked, refusal: type[UserError]
) -> None:
    clue = Clue(clue_id="c", state=state)

    with pytest.raises(refusal):
        move(clue, name, asked)

    assert clue.state == state


@pytest.mark.parametrize("until", [date(2026, 3, 3), date(2027, 3, 3)])
def test_a_snooze_may_last_from_a_day_to_a_year(until: date) -> None:
    clue = Clue(clue_id="c", state="open")

    move(clue, "snooze", Asked(TODAY, text="等待更正", until=until))

    assert clue.state == Clue.State.SNOOZED
