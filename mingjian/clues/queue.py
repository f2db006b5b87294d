"""The queue: a page of clues at a time, however many there are; counted from the tally, or up to a limit."""

import heapq
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Q, QuerySet, Sum, Value, When

from mingjian.clues.models import Clue, Mention, Run, Tally
from mingjian.clues.selectors import visible
from mingjian.clues.wanted import ANY, ORDERS, Order, Wanted
from mingjian.people.models import User

CLUES_A_PAGE = 50
COUNTED_TO = 2_000
MENTIONS_READ = 20_000
SENTENCES_READ = 5_000
_LAST_CHARACTER = "\U0010ffff"
# How the columns of an order are read from an address.
READERS: Mapping[str, Callable[[str], Any]] = {
    "rank_value": float,
    "stake": Decimal,
    "severity": int,
    "arose_on": date.fromisoformat,
}


@dataclass(frozen=True)
class Page:
    """One page of the queue."""

    clues: list[Clue]
    total: int
    is_total_capped: bool
    following: Wanted | None
    is_searched_by_sentence: bool


@dataclass(frozen=True)
class Search:
    """How a text is looked for: among what clues name, or else in the sentences of the first clues."""

    condition: Q
    is_by_sentence: bool = False


def queue_page(*, seen_by: User, wanted: Wanted) -> Page:
    """The page that `wanted` asks for: few clues are found first and put in order then, many are read in order."""
    order, search = ORDERS[wanted.sort], _search(wanted.q)
    clues = queue_list(seen_by=seen_by, wanted=wanted, search=search)
    is_counted = not (wanted.q or wanted.rest(date.max))
    total = _tallied(seen_by, wanted.facets).aggregate(total=Sum("clues"))["total"] or 0 if is_counted else None
    few = _few(clues, order) if total is None or total <= COUNTED_TO else None
    if few is None:
        is_any = wanted.state == ANY
        states = counts(seen_by=seen_by, wanted=wanted, facets=["state"])["state"] if is_any else [wanted.state]
        clues = queue_list(seen_by=seen_by, wanted=wanted, search=search, is_read_in_order=True)
        found = _first(clues, wanted.after, order, sorted(states))
    else:
        found = _first_of(few, wanted.after, order)
    shown = found[:CLUES_A_PAGE]
    following = replace(wanted, after=_place(shown[-1], order)) if len(found) > CLUES_A_PAGE else None
    counted = total if total is not None else len(few) if few is not None else COUNTED_TO
    return Page(shown, counted, total is None and few is None, following, search.is_by_sentence)


def queue_list(
    *, seen_by: User, wanted: Wanted, search: Search | None = None, is_read_in_order: bool = False
) -> QuerySet[Clue]:
    """Every clue that `seen_by` may see and asks for, in the order asked for.

    When the first of many `is_read_in_order`, amount, age and quality do not choose the index, unless they order.
    """
    newest = Run.objects.values_list("as_of", flat=True).first() if wanted.age else None
    looked_for, order = search or _search(wanted.q), ORDERS[wanted.sort]
    clues = visible(seen_by).filter(**wanted.facets)
    for column, condition in wanted.rest(newest).items():
        is_hidden = is_read_in_order and column != order.columns[0][0]
        clues = clues.filter(_hidden(condition) if is_hidden else condition)
    clues = clues.order_by(*order.order_by).select_related("institution")
    if looked_for.is_by_sentence:
        first = clues.values("pk")[:SENTENCES_READ]
        ids = list(Clue.objects.filter(pk__in=first).filter(looked_for.condition).values_list("pk", flat=True))
        return clues.filter(pk__in=ids)
    return clues.filter(looked_for.condition)


def _hidden(condition: Q) -> Case:
    """The same, so that the database does not find by an index what it then would have to sort."""
    return Case(When(condition, then=Value(value=True)), default=Value(value=False))


def _few(clues: QuerySet[Clue], order: Order) -> list[tuple[Any, ...]] | None:
    """Where each clue stands in the order and its id, in order, by whatever index is best; None when there are many."""
    names = [*(name for name, _ in order.columns), "pk"]
    found = list(clues.order_by().values_list(*names)[: COUNTED_TO + 1])
    if len(found) > COUNTED_TO:
        return None
    return sorted((*_directions(row, order), row[-1]) for row in found)


def _first_of(few: Sequence[tuple[Any, ...]], after: str, order: Order) -> list[Clue]:
    """One clue more than a page of those found, from the place asked for on."""
    place = _read_place(after, order)
    start = bisect_right(few, place) if place else 0
    ids = [row[-1] for row in few[start : start + CLUES_A_PAGE + 1]]
    clues = Clue.objects.select_related("institution").in_bulk(ids)
    return [clues[one] for one in ids]


def counts(*, seen_by: User, wanted: Wanted, facets: Sequence[str]) -> dict[str, Counter[str]]:
    """How many clues there are for each value of each facet under the other filters that the tally knows.

    Facets by which nothing is filtered are counted in one question.
    """
    free = tuple(facet for facet in facets if not wanted.facets.keys() & _own(facet))
    found: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for group in [free] * bool(free) + [(facet,) for facet in facets if facet not in free]:
        own = {name for facet in group for name in _own(facet)}
        tallies = _tallied(seen_by, {name: value for name, value in wanted.facets.items() if name not in own})
        for *values, total in tallies.values_list(*group).annotate(total=Sum("clues")):
            for facet, value in zip(group, values, strict=True):
                found[facet][str(value)] += total
    return found


def _own(facet: str) -> set[str]:
    """The filters that say nothing to the counts of a facet: its own, and of risks that of their models."""
    return {facet, "model"} if facet == "risk" else {facet}


def _tallied(seen_by: User, facets: Mapping[str, str]) -> QuerySet[Tally]:
    tallies = Tally.objects.filter(**facets).order_by()
    return tallies if seen_by.may("see_trial_clues") else tallies.filter(is_trial=False)


def _search(text: str) -> Search:
    """Of a text that begins something clues name (a number, a name, an id), these clues; else by sentence."""
    if not text:
        return Search(Q())
    begins = Q(key__gte=text, key__lt=text + _LAST_CHARACTER)
    named = set(Mention.objects.filter(begins).values_list("clue_id", flat=True)[:MENTIONS_READ])
    named |= set(Clue.objects.filter(pk=text.lower()).values_list("pk", flat=True))
    if named:
        return Search(Q(pk__in=sorted(named)))
    return Search(Q(sentence_zh__contains=text) | Q(sentence_en__icontains=text), is_by_sentence=True)


def _first(clues: QuerySet[Clue], after: str, order: Order, states: Sequence[str]) -> list[Clue]:
    """One clue more than a page, from the place asked for on; each state is read in the order of its index."""
    going_on = clues.filter(_beyond(after, order)) if after else clues
    parts = (going_on.filter(state=state)[: CLUES_A_PAGE + 1] for state in states)
    merged = heapq.merge(*parts, key=lambda clue: _sort_key(clue, order))
    return list(merged)[: CLUES_A_PAGE + 1]


def _sort_key(clue: Clue, order: Order) -> tuple[Any, ...]:
    return (*_directions([getattr(clue, name) for name, _ in order.columns], order), clue.clue_id)


def _directions(values: Sequence[Any], order: Order) -> Iterator[Any]:
    """The values of the order's columns so that smaller comes first."""
    for value, (_, is_down) in zip(values, order.columns, strict=False):
        number = value.toordinal() if isinstance(value, date) else value
        yield -number if is_down else number


def _place(clue: Clue, order: Order) -> str:
    """Where a clue stands in the order, for an address."""
    return json.dumps([*(str(getattr(clue, name)) for name, _ in order.columns), clue.clue_id])


def _said_place(after: str, order: Order) -> dict[str, Any] | None:
    """The columns' values and the id that an address says; None when it says none that can be read."""
    try:
        *values, clue_id = json.loads(after)
        said = {name: READERS[name](value) for (name, _), value in zip(order.columns, values, strict=True)}
    except (ValueError, TypeError, ArithmeticError):
        return None
    return {**said, "pk": str(clue_id)}


def _read_place(after: str, order: Order) -> tuple[Any, ...] | None:
    said = _said_place(after, order)
    return (*_directions(list(said.values())[:-1], order), said["pk"]) if said else None


def _beyond(after: str, order: Order) -> Q:
    """What comes after a place. The first column bounds by itself, so that the index is entered there."""
    said = _said_place(after, order)
    if said is None:
        return Q()
    columns = list(order.columns)
    first, is_down = columns[0]
    at_or_before = Q(pk__lte=said["pk"])
    for name, goes_down in reversed(columns[1:]):
        ahead = Q(**{f"{name}__{'gt' if goes_down else 'lt'}": said[name]})
        at_or_before = ahead | (Q(**{name: said[name]}) & at_or_before)
    bound = Q(**{f"{first}__{'lte' if is_down else 'gte'}": said[first]})
    return bound & ~(Q(**{first: said[first]}) & at_or_before)
