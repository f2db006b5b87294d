"""The demonstration's month of traffic: what clerks of all banks asked, what came of it, and one who is curious.

Entered in bulk as it would have been recorded: answers come from the registers, each question is an entry of the log.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.audit.models import Entry
from mingjian.engine.services import Service
from mingjian.exchange import least
from mingjian.exchange.answering import Outcome
from mingjian.exchange.asking import Asking, Claim
from mingjian.exchange.models import Member, Query
from mingjian.exchange.refusals import REFUSALS
from mingjian.exchange.sources import Found, laid
from mingjian.exchange.states import QueryState
from mingjian.people.models import Organisation
from mingjian.signing.messages import Message
from mingjian.web.library import library

DAYS, A_DAY, SEED = 30, 4, 1
TROUBLED, PARTIAL = 0.12, 0.97  # shares of what is refused or in trouble, and from where on answered in part
UNITS, PERSONS, FIRMS = "real_estate.title", "civil_affairs.death", "business_registry.firm"
SERVICES = {
    UNITS: ("mortgage", 5), "real_estate.mortgage": ("mortgage", 4), "real_estate.seizure": ("after_loan", 4),
    FIRMS: ("loan", 3), "business_registry.abnormal_listing": ("after_loan", 3),
    "provident_fund.account": ("loan", 2), PERSONS: ("after_loan", 2),
}  # fmt: skip
ALIKE = {"real_estate.mortgage": UNITS, "real_estate.seizure": UNITS, "business_registry.abnormal_listing": FIRMS}
# What the network itself cannot be at fault for in a month that it served: its own refusals come from its own tests.
NOT_SHOWN = frozenset({"network_cannot_answer", "key_unknown", "unreadable", "signature_missing", "query_unknown"})
TROUBLE = {"source_timed_out": QueryState.TIMED_OUT, "source_down": QueryState.FAILED}
TROUBLE |= {"source_malformed": QueryState.FAILED, "stale": QueryState.FAILED}
CLERKS = ("hu", "lu", "bai")
CURIOUS, NEIGHBOURS = "wei", 8


@dataclass(frozen=True)
class Line:
    """One question that was asked."""

    at: datetime
    asker: Organisation
    clerk: str
    service: Service
    subject: str
    purpose: str
    case: str
    reason: str = ""
    is_partial: bool = False

    @property
    def audit_name(self) -> str:
        """See audit.log.Actor."""
        return f"{self.asker.code}.portal"

    @property
    def audit_organisation(self) -> str:
        """See audit.log.Actor."""
        return self.asker.code


@transaction.atomic
def traffic_enter() -> int:
    """Enter the month, unless there is traffic already; the network's members are there. Gives how many questions."""
    if Query.objects.filter(asked_at__lt=timezone.now() - timedelta(days=1)).exists():
        return 0
    banks = list(Organisation.objects.filter(membership__in=Member.objects.all(), sort="bank").order_by("code")[:3])
    rows = [_recorded(line) for line in sorted(_month(banks), key=lambda line: line.at)]
    log.append_many([entry for _, entry in rows])
    for query, entry in rows:
        query.entry = entry.index
    Query.objects.bulk_create([query for query, _ in rows], batch_size=500)
    return len(rows)


def _month(banks: Sequence[Organisation]) -> Iterator[Line]:
    random, now = Random(SEED), timezone.localtime()  # noqa: S311 - a demonstration's traffic is no secret
    subjects = {name: _subjects(name) for name in (UNITS, PERSONS, FIRMS, "provident_fund.account")}
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
    random: Random, who: tuple[datetime, Organisation, str], subjects: dict[str, list[str]], reasons: list[str]
) -> Iterator[Line]:
    """A clerk's day: some questions in office hours, a few of them refused, in trouble or answered in part."""
    morning, bank, clerk = who
    for number in range(random.randint(1, A_DAY * 2 - 1)):
        name = random.choices(list(SERVICES), [weight for _, weight in SERVICES.values()])[0]
        subject = random.choice(subjects[ALIKE.get(name, name)])
        case = f"DK-{morning:%m%d}-{random.randint(100, 999)}"
        chance = random.random()
        reason = random.choice(reasons) if chance < TROUBLED else ""
        at = morning + timedelta(minutes=random.randint(0, 8 * 60), seconds=number)
        who_asks = (at, bank, f"{clerk}-{bank.code[-1]}")
        yield Line(*who_asks, library().services[name], subject, SERVICES[name][0], case, reason, chance > PARTIAL)


def _curious(bank: Organisation, now: datetime, units: list[str]) -> Iterator[Line]:
    """A clerk who looks a street up at night, under one case number."""
    street = min((units[at : at + NEIGHBOURS] for at in range(len(units) - NEIGHBOURS + 1)), key=_length)
    for number, unit in enumerate(street):
        night = (now - timedelta(days=3 + number % 3)).replace(hour=22, minute=7 * (number % 8), second=number)
        for name in (UNITS, "real_estate.mortgage"):
            yield Line(night, bank, CURIOUS, library().services[name], unit, "mortgage", "DK-9999")


def _length(street: Sequence[str]) -> int:
    """How far apart the last digits of the first unit's code and of the last one's are."""
    return abs(int(street[-1][-6:]) - int(street[0][-6:])) if street[0][:10] == street[-1][:10] else 10**6


def _subjects(name: str) -> list[str]:
    """Some subjects that a register knows, in the order of their numbers."""
    rows = laid(library().services[name]).rows.slice(0, 400).column(0)
    return sorted({str(one) for one in rows.to_pylist()})


def _recorded(line: Line) -> tuple[Query, Entry]:
    """The question's record and its entry, as the gateway makes them."""
    number = f"{int(line.at.timestamp() * 1000):012x}{secrets.token_hex(8)}"
    asking = Asking(Message({}, f"{number} {line.subject}".encode()), at=line.at, service=line.service)
    asking.claim = Claim.model_construct(subject=line.subject, purpose=line.purpose, fields=[], same={})
    asking.subject, asking.fields = line.subject, tuple(line.service.purposes[line.purpose])
    outcome = _outcome(line, asking, number)
    query = Query(number=number, asker=line.asker, clerk=line.clerk, service=line.service.id, subject=line.subject)
    query.purpose, query.case_number, query.asked_at = line.purpose, line.case, line.at
    query.state, query.reason, query.status, query.answer = outcome.state, outcome.reason, outcome.status, outcome.body
    query.milliseconds, query.request_digest = 4, asking.request_digest
    facts: dict[str, Any] = {"service": line.service.id, "purpose": line.purpose, "case": line.case}
    facts |= {"clerk": line.clerk, "subject": line.subject, "request": asking.request_digest, "is_verified": True}
    facts |= {"state": str(outcome.state), "reason": outcome.reason, "answer": outcome.digest}
    return query, log.entry_of(line, "query.answer", ("exchange.query", number), facts)


def _outcome(line: Line, asking: Asking, number: str) -> Outcome:
    if line.reason:
        return Outcome.refused(number, TROUBLE.get(line.reason, QueryState.REFUSED), line.reason)
    register = laid(line.service)
    records = least.records(asking, Found(register.find(line.subject), register.as_of, register.newest))
    facts: dict[str, Any] = {"service": line.service.id, "as_of": register.as_of, "records": records}
    if line.is_partial:
        missing = asking.fields[-1]  # the department's own system left it out
        facts |= {"records": [{**one, missing: None} for one in records], "missing": [missing]}
        return Outcome.answered(number, QueryState.PARTIAL, facts)
    return Outcome.answered(number, QueryState.ANSWERED if records else QueryState.NO_RECORD, facts)
