"""The console with a million clues: seconds to take them over and to order them, milliseconds of server time a page.

`python benchmarks/bench_console.py`; CLUES=100000 for fewer, BENCH_HOME for a home that has run already.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from many_clues import clues_multiply
from tables import Table, write

from mingjian.cli.django import ready
from mingjian.engine.results import Results, RunRecord
from mingjian.workspace import Workspace

PEOPLE, MONTHS, SEED = 2_000, 3, 1
CLUES = int(os.environ.get("CLUES", "1000000"))
CASES = int(os.environ.get("CASES", "10000"))
TIMES = 15
DEEP = "funds.loan_returns_to_borrower"  # its evidence is copied too, so that a page has to find its rows among many


def main() -> None:
    """Measure and write the console's part of docs/benchmarks.md."""
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        home = work / "home"
        _ran(home)
        clues_multiply(Results(home / "runs"), CLUES, DEEP)
        ready(home)
        write("console", [_taking_over(home), _pages()])
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _ran(home: Path) -> None:
    """A small city's home that has run once."""
    if given := os.environ.get("BENCH_HOME"):
        shutil.copytree(given, home)
        return
    from mingjian.city import draw

    draw(home.parent / "city", PEOPLE, SEED, MONTHS)
    Workspace(home).take_in(home.parent / "city" / "filings")
    Workspace(home).run()


def _taking_over(home: Path) -> Table:
    from mingjian.audit.log import Platform
    from mingjian.cli.serve import take_over_filings
    from mingjian.clues.importing import run_import
    from mingjian.clues.learning.refreshing import reliability_refresh
    from mingjian.clues.models import Clue
    from mingjian.insight.importing import values_import
    from mingjian.people.cast import cast_enter

    take_over_filings(home)
    cast_enter(by=Platform())
    results = Results(home / "runs")
    values_import(by=Platform(), results=results)
    steps: list[tuple[str, Callable[[], Any]]] = [
        ("taking over the run", lambda: run_import(by=Platform(), results=results)),
        ("ordering the queue, the first time", lambda: reliability_refresh(by=Platform())),
        ("ordering it again after a dozen outcomes", lambda: (_decide(), reliability_refresh(by=Platform()))),
        ("taking over a run that found the same", lambda: run_import(by=Platform(), results=_again(results))),
    ]
    rows = [[name, f"{_seconds(step):.1f}"] for name, step in steps]
    _cases()
    counted = f"{Clue.objects.count():,} clues on SQLite"
    return Table(f"The console, {counted}: work of the worker", ["step", "CPU seconds"], rows)


def _cases() -> None:
    """The cases, then what the worker does after outcomes; not measured."""
    from many_cases import cases_multiply

    from mingjian.audit.log import Platform
    from mingjian.clues.learning.refreshing import reliability_refresh
    from mingjian.clues.tally import tally_refresh

    cases_multiply(CASES)
    tally_refresh()
    reliability_refresh(by=Platform())


def _decide() -> None:
    """A dozen outcomes of one model."""
    from mingjian.clues.models import Clue
    from mingjian.clues.services import clue_decide, clue_enter_case
    from mingjian.people.models import User

    lin, chen = (User.objects.get(username=name) for name in ("lin", "chen"))
    clues = clue_enter_case(by=lin, clues=Clue.objects.filter(model=DEEP)[:12], case_number="1")
    for clue in clues:
        clue_decide(by=chen, clue=clue, verdict="confirmed", amount=None, hours=4)


def _again(results: Results) -> Results:
    record: RunRecord = results.record()
    results.publish(replace(record, run_id=results.new_run_id(datetime.now(UTC))))
    return results


def _pages() -> Table:
    rows = [
        [name, *_measured(client, at)]
        for client, addresses in ((_client("lin"), _queue() | _others()), (_client("zhao"), OWN))
        for name, at in addresses.items()
    ]
    from mingjian.cases.models import Case

    title = f"The console with {Case.objects.count():,} cases besides: milliseconds of server time a page"
    return Table(title, ["page", "median", "slowest of 15", "queries"], rows)


def _client(username: str) -> Any:
    from django.test import Client

    from mingjian.people.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username=username))
    return client


def _queue() -> dict[str, str]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(model=DEEP, amount__gt=0).order_by("-clue_id").first()
    assert clue
    deep = Clue.objects.filter(state="open").order_by("-rank_value", "clue_id")[Clue.objects.count() // 2]
    return {
        "the queue": "/clues/",
        "the page in its middle": f"/clues/?after={json.dumps([str(deep.rank_value), deep.pk])}",
        "one risk": "/clues/?risk=funds",
        "one institution, by amount": "/clues/?institution=B0001&sort=amount",
        "one model and severity, oldest first": f"/clues/?model={DEEP}&severity=3&sort=age",
        "a risk at an institution, by severity": "/clues/?risk=registers&institution=B0004&sort=severity",
        "all states, by severity": "/clues/?state=any&sort=severity",
        "amounts between a million and two": "/clues/?amount_from=1000000&amount_to=2000000",
        "amounts that hardly any clue has": "/clues/?amount_from=1000000&amount_to=1000001",
        "data quality below 80": "/clues/?quality=poor",
        "a subject's number": f"/clues/?q={clue.subject_id}",
        "words that few sentences hold": "/clues/?q=zzz",
        "a clue with its evidence": f"/clues/{clue.pk}",
    }


def _others() -> dict[str, str]:
    from mingjian.cases.models import Case
    from mingjian.filings.models import Receipt

    last = Case.objects.filter(state="closed").latest("number")
    receipt = Receipt.objects.latest("filing")
    return {
        "the overview": "/overview/",
        "an indicator": "/overview/indicators/balance.loans",
        "the cases": "/cases/",
        "the cases that wait for me": "/cases/?view=waiting",
        "all cases": "/cases/?view=all",
        "cases by a text": f"/cases/?view=all&text={last.subject_id[:6]}",
        "a closed case": f"/cases/{last.number}",
        "the models": "/catalogue/",
        "a model": f"/catalogue/models/{DEEP}",
        "the coverage": "/catalogue/coverage",
        "how reliable the models are": "/clues/reliability",
        "random draws": "/clues/draws",
        "the receipts": "/filings/",
        "a receipt": f"/filings/{receipt.filing}",
        "the calendar": "/filings/calendar",
        "the league": "/filings/league",
    }


OWN = {
    "an institution's cases": "/cases/own/",
    "its calendar": "/filings/calendar",
    "its place in the league": "/filings/league",
}


def _measured(client: Any, address: str) -> list[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        _get(client, address)
    queries = str(len(asked))  # what is asked is forgotten with the next request
    return [*_milliseconds(lambda: _get(client, address)), queries]


def _get(client: Any, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _seconds(step: Callable[[], Any]) -> float:
    before = time.process_time()
    step()
    spent = time.process_time() - before
    print(f"{spent:8.1f} s", file=sys.stderr, flush=True)
    return spent


def _milliseconds(step: Callable[[], Any]) -> list[str]:
    """CPU milliseconds: the machine may have other work."""
    step()
    taken = []
    for _ in range(TIMES):
        before = time.process_time()
        step()
        taken.append(1000 * (time.process_time() - before))
    return [f"{statistics.median(taken):.0f}", f"{max(taken):.0f}"]


if __name__ == "__main__":
    main()
