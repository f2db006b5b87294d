"""The demonstration's month of traffic: what clerks of all banks asked, what came of it, and one who is curious.

Entered in bulk as it would have been recorded: answers come from the registers, each question is an entry of the log.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

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
TROUBLED, PARTIAL = 0.12, 0.97  # shares of what is refused or in trouble, and from where on answered in part
UNITS, PERSONS, FIRMS = "real_estate.title", "civil_affairs.death", "business_registry.firm"
SERVICES = {
    UNITS: ("mortgage", 5), "real_estate.mortgage": ("mortgage", 4), "real_estate.seizure": ("after_loan", 4),
    "real_estate.objection": ("after_loan", 1), "real_estate.pre_notice": ("mortgage", 2),
    FIRMS: ("loan", 3), "business_registry.abnormal_listing": ("after_loan", 3),
    "provident_fund.account": ("loan", 2), PERSONS: ("after_loan", 2),
}  # fmt: skip
ALIKE = dict.fromkeys((name for name in SERVICES if name.startswith("real_estate.")), UNITS)
ALIKE |= {"business_registry.abnormal_listing": FIRMS, PERSONS: "provident_fund.account"}
# What the network itself cannot be at fault for in a month that it served: its own refusals come from its own tests.
NOT_SHOWN = frozenset({"network_cannot_answer", "key_unknown", "unreadable", "signature_missing", "query_unknown"})
TROUBLE = {"source_timed_out": QueryState.TIMED_OUT, "source_down": QueryState.FAILED}
TROUBLE |= {"source_malformed": QueryState.FAILED, "stale": QueryState.FAILED}
ASKERS = ("hu", "luo")
CLERKS = ("hu", "lu", "bai", "an")
CURIOUS, NEIGHBOURS = "wei", 8


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
    lines = [_recorded(one) for one in sorted(_month(banks), key=lambda one: one.at)]
    write(lines)
    return len(lines)


def _asker(user: User) -> Known | None:
    """A bank by the key that the network keeps for its people."""
    return known(portal_key_of(by=user).name, "", "", "")


def _month(banks: Sequence[Known]) -> Iterator[Told]:
    random, now = Random(SEED), timezone.localtime()  # noqa: S311 - a demonstration's traffic is no secret
    subjects = {name: _subjects(name) for name in (UNITS, FIRMS, "provident_fund.account")}
    reasons = [name for name in REFUSALS if name not in NOT_SHOWN]
    for back in range(DAYS, 0, -1):
        morning = (now - timedelta(days=back)).replace(hour=9, minute=0, second=0, microsecond=0)
        if morning.weekday() < 5:
            for bank in banks:
                for clerk in CLERKS:
                    yield from _day(random, (morning, bank, clerk), subjects, reasons)
    if len(banks) > 1:
        yield from _curious(banks[1], now, subjects[UNITS])


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
        who_asks = (at, bank, f"{clerk}-{bank.code[-1]}")
        yield Told(*who_asks, library().services[name], subject, SERVICES[name][0], case, reason, chance > PARTIAL)


def _curious(bank: Known, now: datetime, units: list[str]) -> Iterator[Told]:
    """A clerk who looks a street up at night, under one case number."""
    street = min((units[at : at + NEIGHBOURS] for at in range(len(units) - NEIGHBOURS + 1)), key=_length)
    for number, unit in enumerate(street):
        night = (now - timedelta(days=3 + number % 3)).replace(hour=22, minute=7 * (number % 8), second=number)
        for name in (UNITS, "real_estate.mortgage"):
            yield Told(night, bank, CURIOUS, library().services[name], unit, "mortgage", "DK-9999")


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
