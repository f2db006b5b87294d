"""The demonstration's month of traffic: what clerks of two banks asked, what came of it, and who misuses it.

One clerk looks a street up at night under one case number; one who is leaving takes the customers along; and a whole
office is curious about the same person. Beside each stands who does nearly the same for a reason.

Entered in bulk as it would have been recorded: answers come from the registers, each question is an entry of the log.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.engine.services import Service
from mingjian.exchange import least
from mingjian.exchange.answering import Outcome
from mingjian.exchange.asking import Asking, Claim
from mingjian.exchange.knowing import Known, known
from mingjian.exchange.line import Line
from mingjian.exchange.models import Query
from mingjian.exchange.states import QueryState
from mingjian.exchange.writing import write
from mingjian.network.refusals import REFUSALS
from mingjian.network.services import portal_key_of
from mingjian.network.sources import Found, laid
from mingjian.people.models import User
from mingjian.signing.messages import Message
from mingjian.web.library import library

DAYS, A_DAY, SEED = 30, 4, 1
TOGETHER = 16
TROUBLED, PARTIAL = 0.12, 0.97  # shares of what is refused or in trouble, and from where on answered in part
UNITS, FIRMS, PERSONS = "real_estate.title", "business_registry.firm", "provident_fund.account"
PROJECTS = "housing.project"
SERVICES = {
    UNITS: ("mortgage", 5), "real_estate.mortgage": ("mortgage", 4), "real_estate.seizure": ("after_loan", 4),
    "real_estate.objection": ("after_loan", 1), "real_estate.pre_notice": ("mortgage", 2),
    FIRMS: ("loan", 3), "business_registry.abnormal_listing": ("after_loan", 3),
    PERSONS: ("loan", 2), "civil_affairs.death": ("after_loan", 2), "social_security.contribution": ("loan", 2),
    "medical_insurance.enrolment": ("loan", 1), PROJECTS: ("loan", 1),
}  # fmt: skip
ALIKE = dict.fromkeys((name for name in SERVICES if name.startswith("real_estate.")), UNITS)
ALIKE |= {"business_registry.abnormal_listing": FIRMS}
ALIKE |= dict.fromkeys(("civil_affairs.death", "social_security.contribution", "medical_insurance.enrolment"), PERSONS)
# What the network itself cannot be at fault for in a month that it served: its own refusals come from its own tests.
NOT_SHOWN = frozenset({"network_cannot_answer", "key_unknown", "unreadable", "signature_missing", "query_unknown"})
TROUBLE = {"source_timed_out": QueryState.TIMED_OUT, "source_down": QueryState.FAILED}
TROUBLE |= {"source_malformed": QueryState.FAILED, "stale": QueryState.FAILED}
ASKERS = ("hu", "luo")
CLERKS = ("hu", "lu", "bai", "an")
CURIOUS, NEIGHBOURS = "wei", 8
LEAVING, TAKEN_ALONG = "an", 30  # customers looked up on the last day
LATE, CLEANING, CLOSING = "lu", "bai", 4  # one evening's units of one customer
CLEANED = 12


@dataclass(frozen=True)
class Told:
    """One question as it was asked, and what became of it."""

    at: datetime
    asker: Known
    clerk: str
    service: Service
    subject: str
    purpose: str
    case: str
    reason: str = ""
    is_partial: bool = False


def traffic_enter() -> int:
    """Enter the month, unless there is traffic already; the network's members are there. Gives how many questions."""
    if Query.objects.filter(asked_at__lt=timezone.now() - timedelta(days=1)).exists():
        return 0
    banks = list(filter(None, map(_asker, User.objects.filter(username__in=ASKERS).order_by("organisation__code"))))
    told = sorted(_month(banks), key=lambda one: one.at)
    with transaction.atomic():
        for at in range(0, len(told), TOGETHER):  # few at once, so that the time each took is its own
            write([_recorded(one) for one in told[at : at + TOGETHER]])
    return len(told)


def _asker(user: User) -> Known | None:
    """A bank by the key that the network keeps for its people."""
    return known(portal_key_of(by=user).name, "", "", "")


def _month(banks: Sequence[Known]) -> Iterator[Told]:
    random, now = Random(SEED), timezone.localtime()  # noqa: S311 - a demonstration's traffic is no secret
    subjects = {name: _subjects(name) for name in (UNITS, FIRMS, PERSONS, PROJECTS)}
    reasons = [name for name in REFUSALS if name not in NOT_SHOWN]
    for back in range(DAYS, 0, -1):
        morning = (now - timedelta(days=back)).replace(hour=9, minute=0, second=0, microsecond=0)
        if morning.weekday() < 5:
            for bank in banks:
                for clerk in CLERKS:
                    yield from _day(random, (morning, bank, clerk), subjects, reasons)
    if len(banks) > 1:
        yield from _curious(banks[1], now, subjects[UNITS])
        yield from _leaving(banks[0], _working_day(now, 2), subjects[FIRMS])
        yield from _gossiping(banks[0], _working_day(now, 9), subjects[PERSONS][-1])
        yield from _working_late(banks[1], _working_day(now, 4), subjects[UNITS])
        yield from _cleaning_up(banks[1], _working_day(now, 6), subjects[FIRMS])


def _day(
    random: Random, who: tuple[datetime, Known, str], subjects: dict[str, list[str]], reasons: list[str]
) -> Iterator[Told]:
    """A clerk's day: questions about their own customers in office hours, a few refused, in trouble or in part."""
    morning, bank, clerk = who
    for number in range(random.randint(1, A_DAY * 2 - 1)):
        name = random.choices(list(SERVICES), [weight for _, weight in SERVICES.values()])[0]
        subject = random.choice(subjects[ALIKE.get(name, name)][CLERKS.index(clerk) :: len(CLERKS)])
        case = f"DK-{morning:%m%d}-{random.randint(100, 999)}"
        chance = random.random()
        reason = random.choice(reasons) if chance < TROUBLED else ""
        at = morning + timedelta(minutes=random.randint(0, 8 * 60), seconds=number)
        who_asks = (at, bank, _at(bank, clerk))
        yield Told(*who_asks, library().services[name], subject, SERVICES[name][0], case, reason, chance > PARTIAL)


def _curious(bank: Known, now: datetime, units: list[str]) -> Iterator[Told]:
    """A clerk who looks a street up at night, under one case number."""
    for number, unit in enumerate(_street(units, NEIGHBOURS)):
        night = (now - timedelta(days=3 + number % 3)).replace(hour=22, minute=7 * (number % 8), second=number)
        for name in (UNITS, "real_estate.mortgage"):
            yield Told(night, bank, CURIOUS, library().services[name], unit, "mortgage", "DK-9999")


def _leaving(bank: Known, day: datetime, firms: list[str]) -> Iterator[Told]:
    """A clerk's last day: everybody's customers are looked up, each under a case number of its own."""
    for number, firm in enumerate(firms[:TAKEN_ALONG]):
        case = f"DK-{day:%m%d}-{number + 1:03d}"
        yield Told(
            day + timedelta(minutes=15 * number),
            bank,
            _at(bank, LEAVING),
            library().services[FIRMS],
            firm,
            "loan",
            case,
        )


def _gossiping(bank: Known, day: datetime, person: str) -> Iterator[Told]:
    """Somebody is in the news: every clerk of the office looks, each naming whatever case lies on the desk."""
    for number, clerk in enumerate(CLERKS):
        at, case = day + timedelta(minutes=25 * number), f"DK-{day:%m%d}-9{number:02d}"
        yield Told(at, bank, _at(bank, clerk), library().services[PERSONS], person, "loan", case)


def _working_late(bank: Known, day: datetime, units: list[str]) -> Iterator[Told]:
    """No misuse: one customer pledges flats side by side, and the papers are due tomorrow."""
    for number, unit in enumerate(_street(units, CLOSING)):
        at, case = day.replace(hour=22, minute=5 * number), f"DK-{day:%m%d}-800"
        yield Told(at, bank, _at(bank, LATE), library().services[UNITS], unit, "mortgage", case)


def _cleaning_up(bank: Known, day: datetime, firms: list[str]) -> Iterator[Told]:
    """No misuse: a busy day after loans of the quarter were sorted."""
    name = "business_registry.abnormal_listing"
    for number, firm in enumerate(firms[-CLEANED:]):
        at, case = day + timedelta(minutes=20 * number), f"DK-{day:%m%d}-7{number:02d}"
        yield Told(at, bank, _at(bank, CLEANING), library().services[name], firm, "after_loan", case)


def _at(bank: Known, clerk: str) -> str:
    """A clerk's name at a bank."""
    return f"{clerk}-{bank.code[-1]}"


def _working_day(now: datetime, back: int) -> datetime:
    """The morning of the `back`-th working day before today."""
    morning = now.replace(hour=9, minute=0, second=0, microsecond=0)
    days = (morning - timedelta(days=number) for number in range(1, DAYS))
    return next(islice((day for day in days if day.weekday() < 5), back - 1, None))


def _street(units: list[str], length: int) -> list[str]:
    """So many units that lie as close together as any."""
    return min((units[at : at + length] for at in range(len(units) - length + 1)), key=_length)


def _length(street: Sequence[str]) -> int:
    """How far apart the last digits of the first unit's code and of the last one's are."""
    return abs(int(street[-1][-6:]) - int(street[0][-6:])) if street[0][:10] == street[-1][:10] else 10**6


def _subjects(name: str) -> list[str]:
    """Some subjects that a register knows, in the order of their numbers."""
    rows = laid(library().services[name]).rows.slice(0, 400).column(0)
    return sorted({str(one) for one in rows.to_pylist()})


def _recorded(told: Told) -> Line:
    """The question as the gateway writes it down."""
    number = f"{int(told.at.timestamp() * 1000):012x}{secrets.token_hex(8)}"
    said: dict[str, Any] = {
        "service": told.service.id,
        "subject": told.subject,
        "purpose": told.purpose,
        "case": told.case,
    }
    claim = Claim(**said, clerk=told.clerk)
    asking = Asking(Message({"idempotency-key": number}, claim.model_dump_json().encode()), at=told.at, claim=claim)
    asking.service, asking.asker, asking.subject, asking.is_verified = told.service, told.asker, told.subject, True
    asking.fields = tuple(told.service.purposes[told.purpose])
    return Line(asking, _outcome(told, asking, number))


def _outcome(told: Told, asking: Asking, number: str) -> Outcome:
    if told.reason:
        return Outcome.refused(number, TROUBLE.get(told.reason, QueryState.REFUSED), told.reason)
    register = laid(told.service)
    records = least.records(asking, Found(register.find(told.subject), register.as_of, register.newest))
    facts: dict[str, Any] = {"service": told.service.id, "as_of": register.as_of, "records": records}
    if told.is_partial:
        missing = asking.fields[-1]  # the department's own system left it out
        facts |= {"records": [{**one, missing: None} for one in records], "missing": [missing]}
        return Outcome.answered(number, QueryState.PARTIAL, facts)
    return Outcome.answered(number, QueryState.ANSWERED if records else QueryState.NO_RECORD, facts)
