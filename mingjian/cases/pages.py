"""What the pages show, put together for their templates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page

from mingjian.cases.filed import Filed, RowChanged, filed, rows_changed
from mingjian.cases.forms import GOALS, workers
from mingjian.cases.knowledge import days
from mingjian.cases.machine import possible
from mingjian.cases.models import Case, Extension, Item, Measure, Recheck, Step
from mingjian.cases.selectors import Wanted, clues_beside, items_of, measures_of
from mingjian.cases.services.moving import today
from mingjian.cases.states import (
    ENDED,
    MEASURE_WORDS,
    STATE_WORDS,
    WITH_INSTITUTION,
    ExtensionState,
    State,
    Verdict,
)
from mingjian.clues.models import Clue
from mingjian.deadlines import working_days
from mingjian.engine.contracts import Words
from mingjian.people.models import Organisation, User

SOON = 3


@dataclass(frozen=True)
class Due:
    """A due day as a reader sees it: how many working days are left, negative when over."""

    on: date
    left: int
    is_assumed: bool

    @property
    def tone(self) -> str:
        """How urgent it is."""
        return "danger" if self.is_over else "warning" if self.left <= SOON else "secondary"

    @property
    def is_over(self) -> bool:
        """Whether the day has passed."""
        return self.on < today()

    @property
    def over(self) -> int:
        """Working days since it passed."""
        return -self.left


def due_of(case: Case) -> Due | None:
    """The due day, while the case is with the institution."""
    if case.due_on is None or case.state not in WITH_INSTITUTION:
        return None
    return Due(case.due_on, working_days(today(), case.due_on), case.is_due_assumed)


@dataclass(frozen=True)
class Line:
    """One case in a list."""

    case: Case
    due: Due | None


@dataclass(frozen=True)
class Index:
    """The supervisor's list."""

    page: Page[Case]
    lines: tuple[Line, ...]
    wanted: Wanted
    counts: Mapping[str, int]
    institutions: Iterable[Organisation]
    states: Mapping[str, Words]


@dataclass(frozen=True)
class ItemShown:
    """An item with its rows in words."""

    item: Item
    rows: tuple[Filed, ...]


@dataclass(frozen=True)
class CasePage:
    """A case whole, as the supervisor sees it."""

    case: Case
    due: Due | None
    way: tuple[tuple[Words, str], ...]
    items: tuple[ItemShown, ...]
    measures: tuple[Measure, ...]
    attachments: tuple[Any, ...]
    extensions: tuple[Extension, ...]
    rechecks: tuple[tuple[Recheck, tuple[RowChanged, ...]], ...]
    steps: tuple[Step, ...]
    moves: frozenset[str]
    beside: tuple[Clue, ...]
    workers: Iterable[User]
    term_days: int
    verdicts: Mapping[str, Words]
    kinds: Mapping[str, Words]
    goals: range

    @property
    def asked(self) -> Extension | None:
        """The request for more time that waits for its answer."""
        return next((one for one in self.extensions if one.state == ExtensionState.ASKED), None)

    @property
    def is_open(self) -> bool:
        """Whether anything may still be added."""
        return self.case.state not in ENDED

    @property
    def may_join(self) -> bool:
        """Whether clues may still join."""
        return self.case.state in (State.DRAFTED, State.REOPENED)

    @property
    def may_propose(self) -> bool:
        """Whether a measure may be proposed."""
        return self.case.state in (State.CONFIRMED, State.MEASURES)

    @property
    def may_accept(self) -> bool:
        """Whether milestones may be accepted."""
        return self.case.state == State.MEASURES


def case_page(case: Case, seen_by: User) -> CasePage:
    """The supervisor's page of a case."""
    items = items_of(case)
    return CasePage(
        case=case,
        due=due_of(case),
        way=way_of(case),
        items=shown(items),
        measures=tuple(measures_of(case)),
        attachments=tuple(case.attachments.select_related("by", "row__item")),
        extensions=tuple(case.extensions.select_related("asked_by", "decided_by")),
        rechecks=tuple((check, tuple(rows_changed(check))) for check in case.rechecks.all()),
        steps=tuple(case.steps.select_related("by__organisation").order_by("-id")),
        moves=possible(case, seen_by),
        beside=tuple(clues_beside(case, items)) if case.state in (State.DRAFTED, State.REOPENED) else (),
        workers=workers(),
        term_days=days("answer_working_days", today()),
        verdicts={verdict: STATE_WORDS[verdict] for verdict in Verdict.values},
        kinds=MEASURE_WORDS,
        goals=range(1, GOALS + 1),
    )


@dataclass(frozen=True)
class OwnPage:
    """A case as the institution sees it: what it was asked, what it says, what was shared with it."""

    case: Case
    due: Due | None
    state: Words
    items: tuple[ItemShown, ...]
    measures: tuple[Measure, ...]
    attachments: tuple[Any, ...]
    extensions: tuple[Extension, ...]
    steps: tuple[Step, ...]
    is_asked: bool
    is_due_more_time: bool
    longest: int

    @property
    def is_putting_right(self) -> bool:
        """Whether milestones may be reported."""
        return self.case.state == State.MEASURES


def own_page(case: Case) -> OwnPage:
    """The institution's page of a case."""
    extensions = tuple(case.extensions.all())
    is_asked = case.state in WITH_INSTITUTION
    return OwnPage(
        case=case,
        due=due_of(case),
        state=own_state(case),
        items=shown(items_of(case)),
        measures=tuple(measure for measure in measures_of(case) if measure.ordered_at),
        attachments=tuple(case.attachments.filter(is_shared=True).select_related("by", "row__item")),
        extensions=extensions,
        steps=tuple(case.steps.filter(is_shared=True).select_related("by__organisation").order_by("-id")),
        is_asked=is_asked,
        is_due_more_time=is_asked and not any(one.state == ExtensionState.ASKED for one in extensions),
        longest=days("largest_extension_working_days", today()),
    )


def own_state(case: Case) -> Words:
    """The state in the institution's words: what is being thought over is not told before it is decided."""
    if case.state == State.REVIEWED:
        return STATE_WORDS[State.ANSWERED]
    return case.state_words


def shown(items: Iterable[Item]) -> tuple[ItemShown, ...]:
    """Items with their rows in the reader's language."""
    return tuple(ItemShown(item, tuple(filed(row) for row in item.rows.all())) for item in items)


_WAY = (State.DRAFTED, State.DISPATCHED, State.ANSWERED, State.REVIEWED, State.CONFIRMED, State.MEASURES)
_REST = (State.PUT_RIGHT, State.CLOSED)
_STANDS_AT = {State.RETURNED: State.DISPATCHED, State.REOPENED: State.DRAFTED, State.WITHDRAWN: State.DRAFTED}


def way_of(case: Case) -> tuple[tuple[Words, str], ...]:
    """The stations of the usual way, each done, current or to come; it is short without a confirmation."""
    ends_short = case.state in (State.REFUTED, State.INCONCLUSIVE) or (
        case.state == State.CLOSED and case.verdict != Verdict.CONFIRMED
    )
    decided = State(case.verdict) if case.verdict else State.CONFIRMED
    way = (*_WAY[:4], decided, State.CLOSED) if ends_short else (*_WAY, *_REST)
    stands = way.index(_STANDS_AT.get(State(case.state), State(case.state)))
    marks = ("done", "current", "")
    return tuple((STATE_WORDS[state], marks[(at > stands) + (at >= stands)]) for at, state in enumerate(way))
