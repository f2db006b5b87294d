"""The register's page of one unit: what stands on it, line by line. What the law ends by itself ends here."""

from datetime import date, datetime, timedelta
from typing import Any

from mingjian.deadlines import CHINA, Deadline, Term
from mingjian.deadlines.deadline import Unit as CountedIn
from mingjian.registry import law
from mingjian.registry.asked import Cancelled
from mingjian.registry.connector import Act, Charge, Facts, Hold, Note, Owner
from mingjian.registry.models import (
    Listing,
    Mortgage,
    Objection,
    PreNotice,
    Receipt,
    Recording,
    Registered,
    ResidenceRight,
    Seizure,
    Title,
    Unfiled,
    Unit,
)
from mingjian.registry.words import ListKind, NoteEnd, ReceiptState, SeizureEnd

UNIT_FACTS = (
    "location", "use", "area", "stage", "land_use_ends_on", "is_homestead", "is_transfer_banned",
    "suspended_for", "version",
)  # fmt: skip
CHARGE_FACTS = tuple(Charge.__dataclass_fields__)


class Book:
    """One unit's page at an instant; `receipt` is what is being recorded, None when the law works by itself."""

    def __init__(self, unit: Unit, at: datetime, receipt: Receipt | None = None) -> None:
        """The unit's row is held by the transaction when anything is to be written."""
        self.unit, self.at, self.receipt = unit, at, receipt

    @property
    def today(self) -> date:
        """The day it is in China."""
        return self.at.astimezone(CHINA).date()

    def write(self, act: str, **facts: Any) -> None:
        """One more line of the unit's history."""
        self.unit.version += 1
        Recording.objects.create(
            unit=self.unit, version=self.unit.version, at=self.at, act=act, receipt=self.receipt, facts=facts
        )
        Unfiled.objects.create(unit=self.unit)

    def numbered(self, act: Act, letters: str) -> str:
        """The number of what is recorded: by its receipt."""
        return f"{letters}{self.today.year}-{self.receipt.pk:08d}" if self.receipt else str(act["number"])

    def end(self, thing: Registered, **why: str) -> None:
        """Something stands no more."""
        thing.ended_at = self.at
        for name, value in why.items():
            setattr(thing, name, value)
        thing.save(update_fields=["ended_at", *why])

    def settle(self) -> None:
        """Let everything that the law ends by itself end, and the next seizure in the queue take effect."""
        for seizure in self.live(Seizure, waiting=0, ends_on__lt=self.today):
            self.end(seizure, ended_for=SeizureEnd.LAPSED)
            self.write("lapse_seizure", number=seizure.number, ends_on=seizure.ends_on.isoformat())
            self.advance(seizure.ends_on + timedelta(days=1))
        for objection in self.live(Objection, sued_on=None, lapses_on__lt=self.today):
            self.end(objection, ended_for=NoteEnd.LAPSED)
            self.write("lapse_objection", number=objection.number, lapsed_on=objection.lapses_on.isoformat())
        over = self.notes_lapse_on()
        if over and over < self.today:
            for note in self.live(PreNotice):
                self.end(note, ended_for=NoteEnd.LAPSED)
                self.write("lapse_note", number=note.number, lapsed_on=over.isoformat())
        for right in self.live(ResidenceRight, ends_on__lt=self.today):
            self.end(right)
            self.write("lapse_residence", number=right.number, ends_on=right.ends_on.isoformat())

    def is_due(self, facts: Facts) -> bool:
        """Whether something of `facts` has ended by law."""
        over = [hold.ends_on for hold in facts.seizures if hold.waiting == 0]
        over += [note.lapses_on for note in (*facts.objections, *facts.notes, *facts.residence_rights)]
        return any(day is not None and day < self.today for day in over)

    def advance(self, since: date) -> None:
        """After the live seizure ended: every other moves up one, and the first takes effect, for its own term."""
        for seizure in list(self.live(Seizure, waiting__gt=0)):
            seizure.waiting -= 1
            if seizure.waiting == 0:
                seizure.starts_on, seizure.ends_on = since, years_after(since, seizure.years)
            seizure.save(update_fields=["waiting", "starts_on", "ends_on"])
            if seizure.waiting == 0:
                self.write("take_effect", number=seizure.number, ends_on=seizure.ends_on.isoformat())
        self.settle()

    def notes_lapse_on(self) -> date | None:
        """The last day of pre-notices: ninety days after registration became possible (Civil Code art. 221)."""
        since = self.unit.registrable_on
        return days_after(since, law.number("registration.priority_notice_days", since)) if since else None

    def live(self, thing: Any, /, **which: Any) -> Any:
        """Everything of a kind that stands on the unit."""
        return thing.objects.filter(unit=self.unit, ended_at=None, **which)

    def cancelled(self, number: str) -> Cancelled | None:
        """The mortgage of that number, if it was on the unit and is cancelled."""
        one = Mortgage.objects.filter(unit=self.unit, number=number, ended_at__isnull=False).first()
        if one is None or one.ended_at is None:
            return None
        mortgagors = frozenset(str(each["party"]) for each in one.mortgagors)
        is_reranked = Recording.objects.filter(unit=self.unit, act="rerank").exists()
        return Cancelled(one.rank, one.recorded_at, one.ended_at, mortgagors, is_reranked)

    def facts(self) -> Facts:
        """All that stands on the unit, as others read it."""
        lists = {one.kind for one in self.live(Listing)}
        return Facts(
            unit=self.unit.code,
            queried_at=self.at,
            owners=tuple(_owner(title) for title in self.live(Title)),
            mortgages=tuple(_charge(one) for one in self.live(Mortgage)),
            seizures=tuple(_hold(one) for one in self.live(Seizure)),
            objections=tuple(
                Note(one.number, one.objector_name, one.objector, None if one.sued_on else one.lapses_on)
                for one in self.live(Objection)
            ),
            notes=tuple(
                Note(one.number, one.holder_name, one.holder, self.notes_lapse_on()) for one in self.live(PreNotice)
            ),
            residence_rights=tuple(
                Note(one.number, one.holder_name, one.holder, one.ends_on) for one in self.live(ResidenceRight)
            ),
            is_public_interest=ListKind.PUBLIC_INTEREST in lists,
            is_illegal=ListKind.ILLEGAL_BUILDING in lists,
            in_flight=Receipt.objects.filter(unit=self.unit, state=ReceiptState.RECEIVED).count(),
            **{name: getattr(self.unit, name) for name in UNIT_FACTS},
        )


def days_after(since: date, days: int) -> date:
    """The last day of so many calendar days after a day."""
    noon = datetime(since.year, since.month, since.day, 12, tzinfo=CHINA)
    due = Deadline(noon, Term(days, CountedIn.CALENDAR_DAYS)).due_on
    if due is None:
        raise LookupError("a deadline without a pause has its day")
    return due


def years_after(since: date, years: int) -> date:
    """The last day of so many years from a day on: the day before its anniversary."""
    try:
        return since.replace(year=since.year + years) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(since.year + years, 2, 28)


def _owner(title: Title) -> Owner:
    return Owner(title.owner_name, title.owner, title.number, title.share, title.is_incapable)


def _charge(mortgage: Mortgage) -> Charge:
    return Charge(**{name: getattr(mortgage, name) for name in CHARGE_FACTS})


def _hold(seizure: Seizure) -> Hold:
    return Hold(
        seizure.number, seizure.authority, seizure.court, seizure.document_number, seizure.waiting, seizure.ends_on
    )
