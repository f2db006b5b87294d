"""The life of a change as one table: who may move it from where to where, and what must hold before it may."""

from collections.abc import Callable
from dataclasses import dataclass

from mingjian.catalogue import errors
from mingjian.catalogue.models import Comparison, Draft, Examination
from mingjian.catalogue.overlay import text_in_force
from mingjian.people.models import User

Guard = Callable[[Draft, User], None]
State = Draft.State


@dataclass(frozen=True)
class Move:
    """One way from some states to another: the power that it takes, its guards, and whether a reason must be given."""

    sources: tuple[Draft.State, ...]
    target: Draft.State
    power: str
    guards: tuple[Guard, ...] = ()
    needs_reason: bool = False


def is_clean(draft: Draft, _by: User) -> None:
    """The text as last saved keeps every rule, and its cases pass."""
    examined = Examination.objects.filter(version=draft.newest).first()
    if examined is None or not examined.is_clean:
        raise errors.TextNotClean


def is_tried(draft: Draft, _by: User) -> None:
    """A change of what is found runs on trial first; one that only takes the model out of force has nothing to try."""
    if draft.state == State.DRAFT and not draft.is_retirement:
        raise errors.NotTried


def is_another_person(draft: Draft, by: User) -> None:
    """Who wrote any of the text, or asked for the decision, does not decide."""
    writers = set(draft.versions.values_list("by", flat=True)) | {draft.author_id, draft.submitted_by_id}
    if by.pk in writers:
        raise errors.OwnChange


def is_compared(draft: Draft, _by: User) -> None:
    """The very text has been compared with the very text in force, over all periods."""
    if draft.is_retirement:
        return
    done = Comparison.objects.filter(version=draft.newest, against=_digest(draft), state=Comparison.State.DONE)
    if not done.exists():
        raise errors.NotCompared


def base_stands(draft: Draft, _by: User) -> None:
    """The text in force is still the one that the change began from."""
    if draft.based_on != _digest(draft):
        raise errors.BaseMoved


MOVES: dict[str, Move] = {
    "try": Move((State.DRAFT,), State.TRIAL, "write_models", (is_clean, base_stands)),
    "end_trial": Move((State.TRIAL,), State.DRAFT, "write_models"),
    "submit": Move(
        (State.DRAFT, State.TRIAL), State.SUBMITTED, "write_models", (is_tried, is_clean, is_compared, base_stands)
    ),
    "approve": Move(
        (State.SUBMITTED,),
        State.IN_FORCE,
        "approve_models",
        (is_another_person, is_clean, is_compared, base_stands),
        needs_reason=True,
    ),
    "retire": Move(
        (State.SUBMITTED,), State.RETIRED, "approve_models", (is_another_person, is_clean, base_stands), True
    ),
    "send_back": Move((State.SUBMITTED,), State.DRAFT, "approve_models", (is_another_person,), needs_reason=True),
    "withdraw": Move((State.DRAFT, State.TRIAL, State.SUBMITTED), State.WITHDRAWN, "write_models", (), True),
    "replace": Move((State.IN_FORCE, State.RETIRED), State.REPLACED, "approve_models"),
}


def moves_of(draft: Draft, by: User) -> list[str]:
    """The moves that `by` may ask for from where the change stands; guards may still refuse."""
    open_to = [name for name, move in MOVES.items() if draft.state in move.sources and by.may(move.power)]
    other = "approve" if draft.is_retirement else "retire"
    return [name for name in open_to if name not in (other, "replace")]


def _digest(draft: Draft) -> str:
    standing = text_in_force(draft.model)
    return standing.digest if standing else ""
