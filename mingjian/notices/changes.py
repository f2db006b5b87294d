"""Which subjects' registers have changed between two views of the lake: rows that came, went or were altered."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from mingjian.engine.library import Library
from mingjian.engine.notices import WATCHING
from mingjian.engine.services import Service
from mingjian.lake import Pin
from mingjian.notices.workbench import Workbench

SHAPE = pa.schema([("kind", pa.string()), ("subject", pa.string())])


def watched_services(library: Library) -> list[Service]:
    """The services by which a change of a register is somebody's: one for each register and kind of subject."""
    once = {(one.table, one.subject): one for one in library.services.values() if WATCHING in one.purposes}
    return list(once.values())


def subjects_changed(bench: Workbench, before: Pin) -> pa.Table:
    """Kind and number of every subject whose rows in a register are not as they were at `before`."""
    found = [bench.engine.collect(_difference(bench, one, before)) for one in _altered(bench, before)]
    return pa.concat_tables([SHAPE.empty_table(), *(one.cast(SHAPE) for one in found)])


def _altered(bench: Workbench, before: Pin) -> Iterable[Service]:
    for service in watched_services(bench.compiler.library):
        now, then = (pin.slice(service.table, history=False) for pin in (bench.pin, before))
        if (sorted(now.files), now.filings) != (sorted(then.files), then.filings):
            yield service


def _difference(bench: Workbench, service: Service, before: Pin) -> str:
    bench.table(service.table)
    names = (service.table, bench.before(service.table, before))
    listed = ", ".join(f'"{name}"' for name in bench.compiler.library.tables[service.table].columns)
    ways = " union ".join(f"({way})" for way in _ways(names, listed))
    kind, subject = service.subject_kind, service.subject
    return f'select distinct \'{kind}\' as kind, "{subject}" as subject from ({ways}) where "{subject}" is not null'


def _ways(names: tuple[str, str], listed: str) -> Iterator[str]:
    for one, other in (names, names[::-1]):
        yield f'select {listed} from "{one}" except select {listed} from "{other}"'
