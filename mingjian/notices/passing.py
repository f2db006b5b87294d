"""A pass: what has changed in the registers since the last one is looked at, and those concerned are told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from time import perf_counter

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.authorisations.models import Authorisation
from mingjian.engine.compiler import Compiler
from mingjian.engine.engines import Engine
from mingjian.engine.notices import Notice as Rule
from mingjian.engine.plan import is_retired
from mingjian.lake import Lake, Pin
from mingjian.lake.errors import SnapshotGone
from mingjian.notices.changes import SHAPE, subjects_changed
from mingjian.notices.models import Notice, Pass
from mingjian.notices.telling import Teller, found_by
from mingjian.notices.watching import WATCH, expose, in_force, watches_keep, watches_lay_out
from mingjian.notices.workbench import Workbench
from mingjian.registry.law import number
from mingjian.web.home import lake
from mingjian.web.library import library
from mingjian.workspace import Means, open_engine

LOOKED_AT = "looked_at"
AT_ONCE = 1_000
FRESH = "exchange.register_fresh_days"


@dataclass(frozen=True)
class Sight:
    """What one pass sees: the lake at a moment, and the day that it is."""

    pin: Pin
    at: datetime

    @property
    def day(self) -> date:
        """Today, while the registers are fresh; of a lake that has stood still its last day."""
        today = timezone.localdate(self.at)
        is_fresh = today - self.pin.as_of <= timedelta(days=number(FRESH, today))
        return max(today, self.pin.as_of) if is_fresh else self.pin.as_of

    def bench(self, engine: Engine) -> Workbench:
        """What the pass works with; exposures are those of the newest day that any register has the state of."""
        return Workbench(engine, Compiler(library(), self.pin.day_of(self.pin.tables)), self.pin)

    def day_of(self, rule: Rule, tables: Iterable[str]) -> date:
        """The day on which a question asks: that of the registers that it reads, of a daily one today."""
        day = self.pin.day_of(tables)
        return max(day, self.day) if rule.is_daily else day

    def is_new(self, last: Pass | None) -> bool:
        """Whether anything can have changed since the last pass: the lake, the day, the library, authorisations."""
        if last is None or last.source["filings"] != self.pin.record()["filings"]:
            return True
        permitted = Authorisation.objects.filter(signed_at__gt=last.started_at, **in_force(self.at))
        return last.day != self.day or last.library_version != library().version or permitted.exists()


def registers_look_through() -> Pass | None:
    """One pass over the home's lake; None when nothing can have changed since the last one."""
    store, at = lake(), timezone.now()
    sight = Sight(store.pin(live=True), at)
    last = Pass.objects.first()
    if not sight.pin.filings or not sight.is_new(last):
        return None
    engine = open_engine(store, Means())
    try:
        return look(sight.bench(engine), sight, _before(store, last))
    finally:
        engine.close()


def _before(store: Lake, last: Pass | None) -> Pin | None:
    """What the last pass saw; everything is new to the first one, and to another library."""
    return store.pin_again(last.source) if last and last.library_version == library().version else None


def look(bench: Workbench, sight: Sight, before: Pin | None) -> Pass:
    """One pass: what may have changed since `before` (None: everything) is looked at, and those concerned are told."""
    began = perf_counter()
    watches_lay_out(bench, sight.at)
    looked_at = _narrow(bench, before)
    notices = list(_told(bench, sight))
    made = Pass(source=sight.pin.record(), as_of=sight.pin.as_of, day=sight.day, library_version=library().version)
    made.started_at, made.looked_at, made.made = sight.at, looked_at, len(notices)
    made.digest = sha256("\n".join(sorted(f"{one.number} {one.digest}" for one in notices)).encode()).hexdigest()
    with transaction.atomic():
        made.watched = watches_keep(bench)
        made.seconds = perf_counter() - began
        made.save()
        for one in notices:
            one.made_in = made
        Notice.objects.bulk_create(notices, batch_size=AT_ONCE, ignore_conflicts=True)
        facts = {"notices": made.made, "watched": made.watched, "digest": made.digest}
        log.record(by=log.Platform(), action="notice.pass", about=made, **facts)
    return made


def _narrow(bench: Workbench, before: Pin | None) -> int:
    """Have the engine know which watches are looked at: new ones, and those whose subject's registers changed."""
    try:
        changed = subjects_changed(bench, before) if before else None
    except SnapshotGone:
        changed = None
    bench.engine.put("changed", changed if changed is not None else SHAPE.empty_table())
    touched = "id is null or exists (select 1 from changed where kind = watch.kind and subject = watch.subject)"
    kept = touched if changed is not None else "true"
    bench.engine.materialise(LOOKED_AT, f"select * from {WATCH} where {kept}")
    return int(bench.engine.collect(f"select count(*) from {LOOKED_AT}").column(0)[0].as_py())


def _told(bench: Workbench, sight: Sight) -> Iterator[Notice]:
    """What every question in force makes of what it is to look at."""
    teller = Teller(sight.at, sight.pin.snapshots)
    dated = {bench.compiler.as_of: bench}
    for is_daily, among in ((False, LOOKED_AT), (True, WATCH)):
        expose(bench, among)
        for rule in library().notices.values():
            day = sight.day_of(rule, bench.question(rule).tables)
            if rule.is_daily == is_daily and not is_retired(rule, day):
                if day not in dated:
                    dated[day] = replace(bench, compiler=Compiler(library(), day), questions={})
                yield from teller.notices(found_by(bench, rule, dated[day].question(rule), day))
