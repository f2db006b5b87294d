"""Uses counted in the transaction of the answers: of authorisations, and of an organisation's day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from mingjian.authorisations.states import AuthorisationState
from mingjian.exchange.line import Line
from mingjian.network import limits
from mingjian.network.refusals import AUTHORISATION_REASONS
from mingjian.web.statements import Row, Statement, together

_ALWAYS = date(2000, 1, 1)
_HELD = """
select id, state, span, most_uses, uses_in_span, span_began_on from authorisations_authorisation
where id in ({places}) order by id{held}
"""
_USED = """
with used (id, times, in_span, began) as (values {places})
update authorisations_authorisation set uses = uses + used.times, uses_in_span = used.in_span,
    span_began_on = used.began, used_at = %s
from used where authorisations_authorisation.id = used.id
"""
_ASKED = """
insert into exchange_usage (organisation_id, service, day, asked) values {places}
on conflict (organisation_id, service, day) do update set asked = exchange_usage.asked + excluded.asked
returning organisation_id, service, asked
"""
_GIVEN_BACK = """
update authorisations_authorisation set uses = uses - 1, uses_in_span = uses_in_span - 1
where id = %s and uses_in_span > 0
"""
_ASKED_LESS = "update exchange_usage set asked = asked - %s where organisation_id = %s and service = %s and day = %s"


class Uses:
    """What is left of one authorisation in its present span of time."""

    def __init__(self, row: Row, day: date) -> None:
        """As it was read and held."""
        self.id, self.state, span, most, in_span, began = row
        self.began = {"day": day, "month": day.replace(day=1)}.get(span, _ALWAYS)
        self.in_span = in_span if began == self.began else 0
        self.left, self.times = most - self.in_span, 0

    def take(self) -> str:
        """One use more; the reason when there is none."""
        if self.state != AuthorisationState.ACTIVE:
            return AUTHORISATION_REASONS[self.state]
        if self.times >= self.left:
            return "over_frequency"
        self.times += 1
        return ""


def hold(lines: Sequence[Line]) -> list[Statement]:
    """What holds and counts what the lines use, in one order everywhere: authorisations, days, then the log's end."""
    wanting = [line for line in lines if line.use > 0]
    if not wanting:
        return []
    ids = {one.id for one in (line.asking.authorisation for line in wanting) if one}
    return [_held(sorted(ids)), _asked(Counter(_day_of(line) for line in wanting), _today(wanting))]


def settle(lines: Sequence[Line], found: Sequence[list[Row]]) -> list[Statement]:
    """Refuse the lines that go beyond what `hold` found, and give back; gives what is still to be written, no row twice."""
    wanting = [line for line in lines if line.use > 0]
    together([statement for line in lines if line.use < 0 for statement in _back(line)])
    if not wanting:
        return []
    day, (held, asked), days = _today(wanting), found, Counter(_day_of(line) for line in wanting)
    uses = {row[0]: Uses(row, day) for row in held}
    over = {row[:2]: row[2] - limits.a_day(row[0], row[1], day) for row in asked}
    _refuse(wanting, uses, over)
    less = days - Counter(_day_of(line) for line in wanting if line.use > 0)
    together([(_ASKED_LESS, [times, *where, day]) for where, times in less.items()])
    return _used([one for one in uses.values() if one.times], wanting[0])


def _refuse(lines: Sequence[Line], uses: dict[int, Uses], over: dict[tuple[Any, ...], int]) -> None:
    """The reason for each line that is more than agreed; then, beyond the day's quota, for the last lines first."""
    for line in lines:
        one = line.asking.authorisation
        if one and (reason := uses[one.id].take()):
            line.refuse(reason)
            over[_day_of(line)] -= 1
    for line in reversed(lines):
        if line.use and over[_day_of(line)] > 0:
            over[_day_of(line)] -= 1
            line.refuse("quota_used_up")
            if one := line.asking.authorisation:
                uses[one.id].times -= 1


def _today(lines: Sequence[Line]) -> date:
    return timezone.localdate(lines[0].asking.at)


def _day_of(line: Line) -> tuple[int, str]:
    asking = line.asking
    assert asking.asker and asking.service  # noqa: S101, PT018
    return asking.asker.organisation, asking.service.id


def _held(ids: Sequence[int]) -> Statement:
    held = " for update" if connection.features.has_select_for_update else ""
    return _HELD.format(places=", ".join(["%s"] * len(ids)) or "null", held=held), list(ids)


def _asked(days: Counter[tuple[int, str]], day: date) -> Statement:
    values = [value for where in sorted(days) for value in (*where, day, days[where])]
    return _ASKED.format(places=", ".join(["(%s, %s, %s, %s)"] * len(days))), values


def _used(uses: Sequence[Uses], line: Line) -> list[Statement]:
    if not uses:
        return []
    values = [value for one in uses for value in (one.id, one.times, one.in_span + one.times, one.began)]
    at = connection.ops.adapt_datetimefield_value(line.asking.at)
    return [(_USED.format(places=", ".join(["(%s, %s, %s, %s)"] * len(uses))), [*values, at])]


def _back(line: Line) -> list[Statement]:
    """A use that brought no answer is none."""
    asking = line.asking
    given = [(_GIVEN_BACK, [asking.authorisation.id])] if asking.authorisation else []
    return [*given, (_ASKED_LESS, [1, *_day_of(line), timezone.localdate(asking.at)])]
