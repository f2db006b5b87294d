"""The calendar: what each institution has to file for each period, by when, and how that stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from mingjian.deadlines.days import is_working, nth_after
from mingjian.engine.contracts import DAILY, Words
from mingjian.filings.models import Duty, Receipt
from mingjian.people.models import Organisation, User

MONTHS_SHOWN = 12
EARLIEST, LATEST = date(2000, 1, 31), date(2100, 12, 31)
STANDING_WORDS: Mapping[str, Words] = {
    "accepted": Words("已接受", "accepted"),
    "late": Words("迟报", "accepted late"),
    "rejected": Words("被拒收", "rejected"),
    "overdue": Words("逾期未报", "overdue"),
    "due": Words("待报", "due"),
    "none": Words("无须报送", "nothing due"),
}


@dataclass(frozen=True)
class Cell:
    """One institution and period."""

    period: date
    due_on: date | None
    standing: str
    receipt: Receipt | None

    @property
    def words(self) -> Words:
        """How it stands, in words."""
        return STANDING_WORDS[self.standing]


@dataclass(frozen=True)
class Line:
    """One institution over the periods."""

    organisation: Organisation
    cells: Sequence[Cell]


def calendar_lines(*, seen_by: User, until: date) -> tuple[list[date], list[Line]]:
    """Month ends up to `until` since filing began; for each organisation that `seen_by` may see, how each stands."""
    periods = _since_filing_began(list(month_ends(min(max(until, EARLIEST), LATEST), MONTHS_SHOWN)))
    duties = {duty.sort: duty for duty in Duty.objects.all()}
    newest = {
        (one.institution_id, one.period): one for one in Receipt.objects.filter(period__in=periods).order_by("version")
    }
    lines = [
        Line(one, [_cell(period, duties.get(one.sort), newest.get((one.code, period))) for period in periods])
        for one in _organisations(seen_by)
    ]
    return periods, lines


def last_period() -> date:
    """The newest period that anybody filed; today when nobody has."""
    newest: date | None = _by_period().aggregate(newest=Max("period"))["newest"]
    return newest or timezone.localdate()


def month_ends(until: date, count: int) -> Iterator[date]:
    """The last `count` ends of months not after the month of `until`, oldest first."""
    first = until.replace(day=1)
    ends = []
    for _ in range(count):
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        ends.append(following - timedelta(days=1))
        first = (first - timedelta(days=1)).replace(day=1)
    yield from reversed(ends)


def _since_filing_began(periods: list[date]) -> list[date]:
    """Those not before the first period that anybody filed: before it nothing was asked for."""
    first = _by_period().aggregate(first=Min("period"))["first"]
    return [period for period in periods if first is None or period >= first] or periods[-1:]


def _by_period() -> QuerySet[Receipt]:
    """What was filed by those who have a calendar: who files day by day has none."""
    return Receipt.objects.exclude(institution__sort__in=DAILY)


def _organisations(user: User) -> list[Organisation]:
    filing = Organisation.objects.exclude(sort__in=["", *DAILY]).filter(is_active=True)
    if user.may("see_all_filings"):
        return list(filing)
    return list(filing.filter(pk=user.organisation_id)) if user.may("see_filings") else []


def _cell(period: date, duty: Duty | None, receipt: Receipt | None) -> Cell:
    is_due = duty is not None and period.month % duty.every_months == 0
    due_on = nth_after(period, duty.working_days, is_working) if duty and is_due else None
    return Cell(period, due_on, _standing(due_on, receipt), receipt)


def _standing(due_on: date | None, receipt: Receipt | None) -> str:
    if receipt is not None:
        if receipt.status == Receipt.Status.REJECTED:
            return "rejected"
        return "late" if due_on and timezone.localdate(receipt.received_at) > due_on else "accepted"
    if due_on is None:
        return "none"
    return "overdue" if timezone.localdate() > due_on else "due"
