"""The demonstration's notices: permissions for loans that are out, one look through the registers, every state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.authorisations.owning import entitled
from mingjian.authorisations.services import Wish, authorisation_make
from mingjian.authorisations.states import Evidence
from mingjian.engine.language import say
from mingjian.engine.notices import WATCHING
from mingjian.lake import Lake
from mingjian.notices.models import Notice, Pass, Webhook
from mingjian.notices.passing import Sight, look
from mingjian.notices.services.acting import notice_acknowledge, notice_read
from mingjian.notices.states import Delivery
from mingjian.notices.workbench import Workbench
from mingjian.people.models import Organisation, User
from mingjian.web.library import library
from mingjian.workspace import Means, open_engine

A_RULE = 4  # how many of what each question finds are under a permission
TOLD, GRANTED = timedelta(days=5), timedelta(days=25)  # how long ago the look was, and how long before it was permitted
ADDRESS, BANK, READER = "https://notices.example.com/mingjian", "B0001", "ma"
OUTCOMES = (
    ("已通知支行核实。", "The branch has been told to check."),
    ("已调整授信额度，列入关注名单。", "The credit line was cut; the customer is watched."),
)


def notices_enter(store: Lake) -> Pass | None:
    """Have loans' contracts permit the watch, look through the registers once and lead notices to every state."""
    if Pass.objects.exists() or not store.pin().filings:
        return None
    sight = Sight(store.pin(live=True), timezone.now() - TOLD)
    engine = open_engine(store, Means())
    try:
        bench = sight.bench(engine)
        _permit(store, bench, sight.at - GRANTED)
        Webhook.objects.get_or_create(organisation=Organisation.objects.get(code=BANK), defaults={"address": ADDRESS})
        made = look(bench, sight, None)
    finally:
        engine.close()
    _lead(Notice.objects.filter(organisation__code=BANK))
    return made


@dataclass(frozen=True)
class Chosen:
    """An exposure that is watched under a permission."""

    institution: str
    kind: str
    subject: str

    def person(self, owners: Mapping[str, str]) -> str:
        """Who permits it: the subject itself, or who owns the unit."""
        return owners[self.subject] if self.kind == "unit" else self.subject


def _chosen(bench: Workbench) -> Iterator[tuple[Chosen, str]]:
    """Some of the exposures that each question without a law of its own finds, with the service that tells of it."""
    bench.exposures()
    for rule in bench.compiler.library.notices.values():
        if rule.basis is None and WATCHING in bench.compiler.library.services[rule.service].purposes:
            compiled = bench.question(rule)
            bench.ready(compiled)
            found = f"select distinct institution_id, subject_id from ({compiled.sql}) order by 1, 2 limit {A_RULE}"
            for institution, subject in zip(*bench.engine.collect(found).to_pydict().values(), strict=True):
                yield Chosen(institution, rule.subject, subject), rule.service


@transaction.atomic
def _permit(store: Lake, bench: Workbench, since: datetime) -> None:
    """A clause of the loan's contract permits asking about each subject while the loan is out."""
    services: dict[Chosen, set[str]] = {}
    for one, service in _chosen(bench):
        if one.kind != "unit" or entitled(one.subject):
            services.setdefault(one, set()).add(service)
    owners = {one.subject: min(entitled(one.subject)) for one in services if one.kind == "unit"}
    readable = store.readable(sorted({one.person(owners) for one in services}))
    banks = {one.code: one for one in Organisation.objects.filter(kind=Organisation.Kind.INSTITUTION)}
    for number, (one, names) in enumerate(services.items()):
        person = one.person(owners)
        subject = readable.get(one.subject, one.subject)
        wish = Wish(
            readable.get(person, person), "person" if person in readable else "firm", [(one.kind, subject)],
            {name: list(library().services[name].purposes[WATCHING]) for name in names}, WATCHING, f"DH-{number:04d}",
            "010-12345678", 365, most_uses=100, evidence=Evidence.CONTRACT, has_separate_consent=True, since=since,
        )  # fmt: skip
        authorisation_make(by=Platform(), recipient=banks[one.institution], wish=wish)


def _lead(told: QuerySet[Notice]) -> None:
    """Of a bank's notices some are read, some acknowledged, some delivered, some dead; its receiver is off now.

    How deliveries went is written down: a receiver is no part of the demonstration, and giving one up takes days.
    """
    reader, now = User.objects.get(username=READER), timezone.now()
    for place, notice in enumerate(told):
        if place % 3 == 0:
            notice_acknowledge(by=reader, notice=notice, outcome=say(*OUTCOMES[place // 3 % 2]))
        elif place % 3 == 1:
            notice_read(by=reader, notice=notice)
    numbers = list(told.values_list("pk", flat=True))
    dead, waiting = numbers[:2], numbers[2:5]
    told.exclude(pk__in=[*dead, *waiting]).update(delivery=Delivery.DELIVERED, attempts=1, delivered_at=now)
    told.filter(pk__in=dead).update(delivery=Delivery.DEAD, attempts=10, fault="HTTP 503")
    told.filter(pk__in=waiting).update(attempts=1, due_at=now + timedelta(minutes=5), fault="TimeoutError: timed out")
    Webhook.objects.filter(organisation__code=BANK).update(is_on=False)
