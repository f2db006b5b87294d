"""Uses counted in the transaction of the answers: of authorisations, and of an organisation's day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from mingjian.authorisations.states import AuthorisationState
from mingjian.exchange.line import Line
from mingjian.network import limits
from mingjian.network.refusals import AUTHORISATION_REASONS
from mingjian.web.statements import Row, Statement, among, holding, listed, together

_ALWAYS = date(2000, 1, 1)
_HELD = """
select id, state, span, most_uses, uses_in_span, span_began_on from authorisations_authorisation
where {among} order by id{held}
"""
_USED = """
{listed}
update authorisations_authorisation set uses = uses + used.times, uses_in_span = used.in_span,
    span_began_on = used.began
from used where authorisations_authorisation.id = used.id
"""
_USED_COLUMNS = {"id": "bigint", "times": "integer", "in_span": "integer", "began": "date"}
_ASKED = """
insert into exchange_usage (organisation_id, service, day, asked) values {places}
on conflict (organisation_id, service, day) do update set asked = exchange_usage.asked + excluded.asked
returning organisation_id, service, day, asked
"""
_ASKED_LESS = "update exchange_usage set asked = asked - %s where organisation_id = %s and service = %s and day = %s"


class Uses:
    """What is left of one authorisation in its present span of time."""

    def __init__(self, row: Row, day: date) -> None:
        """As it was read and held; `day` is the one that the uses are of."""
        self.id, self.state, self._span, self._most, in_span, began = row
        self.began = max(self._begin(day), began or _ALWAYS)
        self.in_span = in_span if began == self.began else 0
        self.times = 0

    def take(self, line: Line) -> str:
        """One use more, which the line knows to be of the present span; the reason when there is none."""
        if self.state != AuthorisationState.ACTIVE:
            return AUTHORISATION_REASONS[self.state]
        if self.in_span >= self._most:
            return "over_frequency"
        self.times += 1
        self.in_span += 1
        line.counted_from = self.began
        return ""

    def give_back(self, line: Line) -> None:
        """A line's use brought no answer, and is none; the present span has it back if it was counted there."""
        began = line.counted_from or self._begin(line.asking.day)
        self.times -= 1
        self.in_span -= began == self.began and self.in_span > 0

    def _begin(self, day: date) -> date:
        return {"day": day, "month": day.replace(day=1)}.get(self._span, _ALWAYS)


def hold(lines: Sequence[Line]) -> list[Statement]:
    """What holds and counts what the lines use, in one order everywhere: authorisations, days, then the log's end."""
    using = [line for line in lines if line.use]
    if not using:
        return []
    ids = {one.id for one in (line.asking.authorisation for line in using) if one}
    return [_held(sorted(ids)), _asked(_taken(using))]


def settle(lines: Sequence[Line], found: Sequence[list[Row]]) -> list[Statement]:
    """Refuse the lines that go beyond what `hold` found; gives what is still to be written of uses, no row twice."""
    using = [line for line in lines if line.use]
    if not using:
        return []
    (held, asked), less = found, Counter(_day_of(line) for line in using if line.use < 0)
    day = max(line.asking.day for line in using)
    uses = {row[0]: Uses(row, day) for row in held}
    for line in using:
        if line.use < 0 and (one := line.asking.authorisation):
            uses[one.id].give_back(line)
    over = {of[:3]: of[3] - less[of[:3]] - limits.a_day(*of[:3]) for of in asked}
    wanting = [line for line in using if line.use > 0]
    _refuse(wanting, uses, over)
    less.update(_day_of(line) for line in wanting if not line.use)
    together([(_ASKED_LESS, [times, *of]) for of, times in less.items()])
    return _used(list(uses.values()))


def _refuse(lines: Sequence[Line], uses: dict[int, Uses], over: dict[tuple[int, str, date], int]) -> None:
    """The reason for each line that is more than agreed; then, beyond the day's quota, for the last lines first."""
    for line in lines:
        one = line.asking.authorisation
        if one and (reason := uses[one.id].take(line)):
            line.refuse(reason)
            over[_day_of(line)] -= 1
    for line in reversed(lines):
        if line.use and over[_day_of(line)] > 0:
            over[_day_of(line)] -= 1
            line.refuse("quota_used_up")
            if one := line.asking.authorisation:
                uses[one.id].give_back(line)


def _day_of(line: Line) -> tuple[int, str, date]:
    asking = line.asking
    assert asking.asker and asking.service  # noqa: S101, PT018
    return asking.asker.organisation, asking.service.id, asking.day


def _taken(lines: Sequence[Line]) -> Counter[tuple[int, str, date]]:
    """The uses taken of each day; a day that is only given some back is held too."""
    days = Counter[tuple[int, str, date]]()
    for line in lines:
        days[_day_of(line)] += line.use > 0
    return days


def _held(ids: Sequence[int]) -> Statement:
    condition, values = among("id", ids)
    return _HELD.format(among=condition, held=holding()), values


def _asked(days: Counter[tuple[int, str, date]]) -> Statement:
    values = [value for of in sorted(days) for value in (*of, days[of])]
    return _ASKED.format(places=", ".join(["(%s, %s, %s, %s)"] * len(days))), values


def _used(uses: Sequence[Uses]) -> list[Statement]:
    if not uses:
        return []
    head, values = listed("used", _USED_COLUMNS, [(one.id, one.times, one.in_span, one.began) for one in uses])
    return [(_USED.format(listed=head), values)]
