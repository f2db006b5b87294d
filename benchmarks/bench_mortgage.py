"""Mortgage applications from submission to certificate: how many a second, how long one takes, and the signed PDF.

`python benchmarks/bench_mortgage.py` on SQLite, `python -m tests.on_postgres python benchmarks/bench_mortgage.py` on
PostgreSQL; APPLICATIONS=10000 for the whole (by default a tenth, with what the whole would take), WORKERS=1 for one
process.
"""

import os
import resource
import shutil
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path

from tables import Table, write

from mingjian.cli.django import ready

APPLICATIONS = int(os.environ.get("APPLICATIONS", "1000"))
WORKERS = int(os.environ.get("WORKERS", "2"))
PAPERS, MANY = 20, 10_000
OWNER = "7a" * 16


def main() -> None:
    """Measure and write the mortgage part of docs/benchmarks.md."""
    home = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        ready(home)
        numbers = _ready_to_submit()
        write("mortgage", [_walks(home, numbers), _papers()])
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _ready_to_submit() -> list[int]:
    """Units with an owner, and for each an application that its bank has confirmed."""
    from django.utils import timezone

    from mingjian.audit.log import Platform
    from mingjian.mortgage.models import Application, Party
    from mingjian.people.cast import cast_enter
    from mingjian.people.models import Organisation, User
    from mingjian.registry.models import Title, Unit

    for code, kind in (("B0001", "institution"), ("D0001", "department")):
        Organisation.objects.create(code=code, kind=kind, sort="bank", name_zh=code, name_en=code)
    cast_enter(by=Platform())
    bank, by, now = Organisation.objects.get(code="B0001"), User.objects.get(username="ma"), timezone.now()
    units = [Unit(code=f"110105GB{at:09d}", location="-", use="residential", area=90) for at in range(APPLICATIONS)]
    Unit.objects.bulk_create(units, batch_size=1000)
    titles = (Title(unit=unit, number=unit.code, owner_name="唐宁", owner=OWNER, recorded_at=now) for unit in units)
    Title.objects.bulk_create(titles, batch_size=1000)
    terms = {"starts_on": "2026-01-01", "ends_on": "2046-01-01"}
    said = {"kind": "first", "mortgage_kind": "ordinary", "state": "confirmed", "requeried_at": now, "opened_at": now}
    made = Application.objects.bulk_create(
        (
            Application(bank=bank, opened_by=by, unit=unit.code, amount=Decimal(1_000_000), terms=terms, **said)
            for unit in units
        ),
        batch_size=1000,
    )
    parties = (Party(application=one, role="mortgagor", name="唐宁", party=OWNER, signature="s") for one in made)
    Party.objects.bulk_create(parties, batch_size=1000)
    return [one.pk for one in made]


def _walks(home: Path, numbers: list[int]) -> Table:
    parts = [numbers[at::WORKERS] for at in range(WORKERS)]
    started = time.perf_counter()
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as hands:
        answers = list(hands.map(_walk, [str(home)] * WORKERS, parts))
    wall = time.perf_counter() - started
    _all_certified()
    return _figures(wall, sorted(each for seconds, _ in answers for each in seconds), sum(cpu for _, cpu in answers))


def _figures(wall: float, taken: list[float], cpu: float) -> Table:
    from django.db import connection

    cuts = statistics.quantiles(taken, n=100)
    row = [connection.vendor, f"{len(taken):,}", str(WORKERS), f"{wall:.1f}", f"{len(taken) / wall:.0f}",
           *(f"{cuts[at] * 1000:.0f}" for at in (49, 94, 98)), f"{cpu / len(taken) * 1000:.1f}",
           f"{wall / len(taken) * MANY:.0f}"]  # fmt: skip
    return Table(
        "从提交到发证，七步，每步一条审计记录 · From submission to certificate: seven steps, each with its audit entry",
        [
            "database",
            "applications",
            "processes",
            "seconds",
            "a second",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "CPU ms each",
            f"seconds for {MANY:,}, projected",
        ],
        [row],
    )


def _walk(home: str, numbers: list[int]) -> tuple[list[float], float]:
    """Lead some applications; gives the seconds of each and the CPU seconds of all."""
    ready(Path(home))
    from mingjian.desk.services import registering
    from mingjian.lending.services import answering
    from mingjian.mortgage.models import Application
    from mingjian.mortgage.services import sending
    from mingjian.people.models import User

    ma, deng, cao = (User.objects.get(username=name) for name in ("ma", "deng", "cao"))
    before, taken = _cpu(), []
    for number in numbers:
        started = time.perf_counter()
        one = Application.objects.get(pk=number)
        sending.application_submit(by=ma, application=one)
        registering.application_accept(by=deng, application=one)
        registering.review_begin(by=cao, application=one)
        registering.application_approve(by=cao, application=one, fee=Decimal(80))
        answering.fee_pay(by=ma, application=one, payment="P-1")
        sending.application_record(by=cao, application=one)
        taken.append(time.perf_counter() - started)
    return taken, _cpu() - before


def _all_certified() -> None:
    """What was measured was done."""
    from mingjian.certificates.models import Certificate
    from mingjian.registry.models import Mortgage

    done = Certificate.objects.count(), Mortgage.objects.filter(rank=1).count()
    if done != (APPLICATIONS, APPLICATIONS):
        raise AssertionError(f"{done} certificates and mortgages of {APPLICATIONS}")


def _papers() -> Table:
    from mingjian.certificates.models import Certificate
    from mingjian.certificates.printing import certificate_print

    first, *certificates = Certificate.objects.all()[: PAPERS + 1]
    certificate_print(certificate=first)  # the fonts are parsed once a process
    before = _cpu()
    sizes = [certificate_print(certificate=one).stat().st_size for one in certificates]
    each = (_cpu() - before) / len(certificates)
    return Table(
        "电子证明：首次下载时绘制并加 PAdES 签名，此后原样取出 · The PDF, drawn and signed when first asked for",
        ["certificates", "CPU ms each", "KiB each"],
        [[str(len(sizes)), f"{each * 1000:.0f}", f"{statistics.mean(sizes) / 1024:.0f}"]],
    )


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
