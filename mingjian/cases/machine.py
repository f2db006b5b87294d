"""What may happen to a case: one table of moves, each from states to a state, with a power and named guards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mingjian.cases import guards
from mingjian.cases.errors import CaseMoveNotPossible
from mingjian.cases.models import Case
from mingjian.cases.states import State
from mingjian.people.access import require
from mingjian.people.models import User

Guard = Callable[[Case, User], None]


@dataclass(frozen=True)
class Move:
    """One way on: `power` may make it, `guards` refuse it, the institution sees it when it is shared."""

    name: str
    sources: frozenset[State]
    target: State
    power: str
    guards: tuple[Guard, ...] = ()
    is_shared: bool = True


def _move(name: str, *sources: State, to: State, power: str, **more: object) -> Move:
    return Move(name, frozenset(sources), to, power, **more)  # type: ignore[arg-type]


_TABLE = (
    _move("dispatch", State.DRAFTED, State.REOPENED, to=State.DISPATCHED, power="work_cases"),
    _move(
        "submit",
        State.DISPATCHED,
        State.RETURNED,
        to=State.ANSWERED,
        power="answer_cases",
        guards=(guards.of_own_institution, guards.every_row_answered),
    ),
    # Reviewed again, or found put right again, by another: so that a small team is not stuck on its four eyes.
    _move(
        "review",
        State.ANSWERED,
        State.REVIEWED,
        State.REOPENED,
        to=State.REVIEWED,
        power="work_cases",
        is_shared=False,
    ),
    _move(
        "review_silence",
        State.DISPATCHED,
        State.RETURNED,
        to=State.REVIEWED,
        power="work_cases",
        guards=(guards.answer_overdue,),
    ),
    _move("return", State.REVIEWED, to=State.RETURNED, power="work_cases"),
    _move(
        "confirm",
        State.REVIEWED,
        to=State.CONFIRMED,
        power="decide_cases",
        guards=(guards.decided_by_a_second_person, guards.review_confirms_an_item),
    ),
    _move(
        "refute",
        State.REVIEWED,
        to=State.REFUTED,
        power="decide_cases",
        guards=(guards.decided_by_a_second_person,),
    ),
    _move(
        "leave_open",
        State.REVIEWED,
        to=State.INCONCLUSIVE,
        power="decide_cases",
        guards=(guards.decided_by_a_second_person,),
    ),
    _move(
        "order",
        State.CONFIRMED,
        State.MEASURES,
        to=State.MEASURES,
        power="decide_cases",
        guards=(guards.measures_to_order, guards.ordered_by_a_second_person),
    ),
    _move(
        "put_right",
        State.MEASURES,
        State.PUT_RIGHT,
        to=State.PUT_RIGHT,
        power="work_cases",
        guards=(guards.every_milestone_accepted,),
    ),
    _move(
        "close",
        State.PUT_RIGHT,
        State.REFUTED,
        State.INCONCLUSIVE,
        to=State.CLOSED,
        power="decide_cases",
        guards=(guards.closed_by_a_second_person,),
    ),
    _move("reopen", State.CLOSED, to=State.REOPENED, power="decide_cases"),
    _move(
        "withdraw",
        State.DRAFTED,
        State.DISPATCHED,
        State.RETURNED,
        State.ANSWERED,
        State.REOPENED,
        to=State.WITHDRAWN,
        power="work_cases",
    ),
)
MOVES: Mapping[str, Move] = {move.name: move for move in _TABLE}


def allowed(case: Case, name: str, by: User) -> Move:
    """The move called `name`, if `by` may make it on `case` now; raises what stands against it."""
    move = MOVES[name]
    require(by, move.power)
    if case.state not in move.sources:
        raise CaseMoveNotPossible(number=case.number, state=case.state, move=name)
    for guard in move.guards:
        guard(case, by)
    return move


def possible(case: Case, by: User) -> frozenset[str]:
    """The moves that `by` may try on `case` as it stands; guards are asked when it is tried."""
    return frozenset(name for name, move in MOVES.items() if case.state in move.sources and by.may(move.power))
