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

import numpy as np
import pyarrow as pa
from tables import Table, write

from mingjian.cli.django import ready
from mingjian.engine.results import ModelOutcome, Results, RunRecord
from mingjian.workspace import Workspace

PEOPLE, MONTHS, SEED = 2_000, 3, 1
CLUES = int(os.environ.get("CLUES", "1000000"))
TIMES = 15
DEEP = "funds.loan_returns_to_borrower"  # its evidence is copied too, so that a page has to find its rows among many


def main() -> None:
    """Measure and write the console's part of docs/benchmarks.md."""
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        home = work / "home"
        _ran(home)
        _multiply(Results(home / "runs"))
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


def _multiply(results: Results) -> None:
    """A run after the first with every clue many times over: other ids, other subjects, other amounts."""
    record = results.record()
    copies = CLUES // record.clues_total
    models = tuple(_copied(results, model, copies) for model in record.models)
    results.publish(replace(record, run_id=results.new_run_id(datetime.now(UTC)), models=models))


def _copied(results: Results, model: ModelOutcome, copies: int) -> ModelOutcome:
    if not model.clues:
        return model
    chance = np.random.default_rng(len(model.id))
    rows = pa.concat_tables([_copy(results.clues_of(model.fingerprint), n, chance) for n in range(copies)])
    evidence = None
    if model.id == DEEP:
        filed = pa.Table.from_batches(
            [
                batch
                for clue in rows.column("clue_id").to_pylist()[: model.clues]
                for batch in results.evidence_of(model.fingerprint, clue).to_batches()
            ]
        )
        evidence = pa.concat_tables([_copy(filed, n, None) for n in range(copies)])
    fingerprint = f"copied-{model.fingerprint}"[:64]
    results.keep(fingerprint, rows, evidence)
    return replace(model, fingerprint=fingerprint, clues=rows.num_rows)


def _copy(rows: pa.Table, number: int, chance: np.random.Generator | None) -> pa.Table:
    """The rows under other ids; the first copy is the original."""
    if number == 0:
        return rows
    ids = [f"{number:05x}{clue[5:]}" for clue in rows.column("clue_id").to_pylist()]
    columns = {name: rows.column(name) for name in rows.column_names} | {"clue_id": pa.array(ids)}
    if chance is not None:
        columns["subject_id"] = pa.array([f"{subject}/{number}" for subject in rows.column("subject_id").to_pylist()])
        factors = chance.lognormal(0, 1, rows.num_rows)
        amounts = [
            None if a is None else round(float(a) * f, 2)
            for a, f in zip(rows.column("amount").to_pylist(), factors, strict=True)
        ]
        columns["amount"] = pa.array([None if a is None else f"{a:.2f}" for a in amounts]).cast(
            rows.schema.field("amount").type
        )
    return pa.table(columns, schema=rows.schema)


def _taking_over(home: Path) -> Table:
    from mingjian.audit.log import Platform
    from mingjian.clues.importing import run_import
    from mingjian.clues.learning.refreshing import reliability_refresh
    from mingjian.clues.models import Clue
    from mingjian.lake import Lake
    from mingjian.people.cast import cast_enter
    from mingjian.people.organisations import organisations_adopt

    organisations_adopt(by=Platform(), register=Lake.open(home).institutions().values())
    cast_enter(by=Platform())
    results = Results(home / "runs")
    steps: list[tuple[str, Callable[[], Any]]] = [
        ("taking over the run", lambda: run_import(by=Platform(), results=results)),
        ("ordering the queue, the first time", lambda: reliability_refresh(by=Platform())),
        ("ordering it again after a dozen outcomes", lambda: (_decide(), reliability_refresh(by=Platform()))),
        ("taking over a run that found the same", lambda: run_import(by=Platform(), results=_again(results))),
    ]
    rows = [[name, f"{_seconds(step):.1f}"] for name, step in steps]
    return Table(
        f"The console, {Clue.objects.count():,} clues on SQLite: work of the worker", ["step", "CPU seconds"], rows
    )


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
    from django.test import Client

    from mingjian.clues.models import Clue
    from mingjian.people.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="lin"))
    clue = Clue.objects.filter(model=DEEP, amount__gt=0).order_by("-clue_id").first()
    assert clue
    deep = Clue.objects.filter(state="open").order_by("-rank_value", "clue_id")[Clue.objects.count() // 2]
    addresses = {
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
    rows = [[name, *_milliseconds(lambda at=at: _get(client, at))] for name, at in addresses.items()]
    return Table("The console: milliseconds of server time a page", ["page", "median", "slowest of 15"], rows)


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
