"""Where a clue may go from where it stands: one table of moves with named guards; what is not listed cannot be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from mingjian.clues.errors import (
    ClueNotThere,
    NoCaseNamed,
    ReasonMissing,
    SnoozeDayUnusable,
)
from mingjian.clues.models import Clue
from mingjian.clues.models.work import DISMISS_REASONS
from mingjian.engine.contracts import Words

LONGEST_SNOOZE = timedelta(days=366)
State = Clue.State


@dataclass(frozen=True)
class Asked:
    """What comes with a move: the reason and its text, the day, the case; and the day it is today."""

    today: date
    reason: str = ""
    text: str = ""
    until: date | None = None
    case_number: str = ""


def has_reason(asked: Asked) -> None:
    """One of the listed reasons; `other` needs a sentence."""
    if asked.reason not in DISMISS_REASONS or (asked.reason == "other" and not asked.text.strip()):
        raise ReasonMissing


def has_text(asked: Asked) -> None:
    """A sentence that says why."""
    if not asked.text.strip():
        raise ReasonMissing


def day_is_near(asked: Asked) -> None:
    """A day after today and within a year."""
    if asked.until is None or not asked.today < asked.until <= asked.today + LONGEST_SNOOZE:
        raise SnoozeDayUnusable(first=asked.today + timedelta(days=1), last=asked.today + LONGEST_SNOOZE)


def names_a_case(asked: Asked) -> None:
    """The number of the case."""
    if not asked.case_number:
        raise NoCaseNamed


Guard = Callable[[Asked], None]


@dataclass(frozen=True)
class Move:
    """One way from some states to one state, and what must hold."""

    words: Words
    sources: frozenset[str]
    target: str
    guards: tuple[Guard, ...] = field(default=())


_VERDICTS = frozenset({State.CONFIRMED, State.REFUTED, State.INCONCLUSIVE})
_ASIDE = frozenset({State.SNOOZED, State.DISMISSED})
_IN_CASE = frozenset({State.IN_CASE})

MOVES: Mapping[str, Move] = {
    "dismiss": Move(Words("排除", "dismissed"), frozenset({State.OPEN, State.SNOOZED}), State.DISMISSED, (has_reason,)),
    "snooze": Move(
        Words("暂缓", "snoozed"), frozenset({State.OPEN, State.SNOOZED}), State.SNOOZED, (day_is_near, has_text)
    ),
    "reopen": Move(Words("恢复待处理", "opened again"), _ASIDE, State.OPEN),
    "wake": Move(Words("暂缓到期", "the snooze ended"), frozenset({State.SNOOZED}), State.OPEN),
    "grow": Move(Words("明显加重，重新待处理", "grew markedly and is open again"), _ASIDE, State.OPEN),
    "enter_case": Move(
        Words("并入核查", "entered a case"),
        frozenset({State.OPEN}) | _ASIDE | _VERDICTS,
        State.IN_CASE,
        (names_a_case,),
    ),
    "leave_case": Move(Words("退出核查", "left its case"), _IN_CASE, State.OPEN),
    "confirm": Move(Words("认定属实", "confirmed"), _IN_CASE, State.CONFIRMED),
    "refute": Move(Words("认定不属实", "refuted"), _IN_CASE, State.REFUTED),
    "leave_undecided": Move(Words("无法认定", "could not be decided"), _IN_CASE, State.INCONCLUSIVE),
}


def move(clue: Clue, name: str, asked: Asked) -> None:
    """Bring `clue` to where the move leads; raises what forbids it before anything is changed."""
    declared = MOVES[name]
    if clue.state not in declared.sources:
        raise ClueNotThere(clue=clue.clue_id, state=clue.state_words, move=declared.words)
    for guard in declared.guards:
        guard(asked)
    clue.state = declared.target
