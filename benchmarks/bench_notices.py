"""A million watched units, a day of changes in the registers: how soon those concerned have their notices.

`python benchmarks/bench_notices.py`; BENCH_SUBJECTS and BENCH_CHANGES for other sizes. PostgreSQL keeps its promises
(fsync on); the receivers, one for each bank, are a process of their own on the same machine.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_exchange import SAFE, django_url
from tables import Table, write

from tests.postgres import server

SUBJECTS = int(os.environ.get("BENCH_SUBJECTS", "1000000"))
CHANGES = int(os.environ.get("BENCH_CHANGES", "20000"))
FIRST, NEXT = date(2026, 1, 31), date(2026, 2, 28)
AN_AUTHORISATION = 500
TITLES = """
select 'T' || i as title_number, '110105GB' || lpad(i::varchar, 12, '0') as unit_code, '企业' || i % 9973 as owner_name,
    '91110105' || lpad((i % 9973)::varchar, 10, '0') as owner_id_number, 'sole' as co_ownership,
    'house' as right_type, 'commercial' as property_use, '朝阳区' || i || '号' as location, '110105' as region_code,
    100.0 as area, {banned} as is_transfer_banned, date '2020-01-01' as registered_on, 'valid' as title_status
from range({subjects}) as unit(i)
"""
MORTGAGES = """
select 'M' || i as mortgage_number, 'T' || i as title_number, '110105GB' || lpad(i::varchar, 12, '0') as unit_code,
    case when i % 3 = 0 then 'maximum' else 'ordinary' end as mortgage_kind, '银行' as mortgagee_name,
    code as mortgagee_id_number, code as mortgagee_unified_code, '企业' as mortgagor_name,
    '91110105' || lpad((i % 9973)::varchar, 10, '0') as mortgagor_id_number, 1000000.00 as secured_amount, 1 as rank,
    date '2021-01-01' as registered_on
from range({subjects}) as unit(i) join bank on i % {banks} = bank.number
"""
SECOND = MORTGAGES.replace("'M' || i", "'N' || i").replace("1 as rank", "2 as rank").replace("2021-01", "2026-02")
SEIZURES = """
select 'S' || i as seizure_id, '110105GB' || lpad(i::varchar, 12, '0') as unit_code, 'live' as seizure_kind,
    '法院' as authority, '执' || i as document_number, '企业' as owner_name, 0 as waiting_order,
    date '2026-02-10' as registered_on, date '2026-02-10' as starts_on, date '2029-02-09' as ends_on
from range({subjects}) as unit(i)
"""


def main() -> None:
    """Measure and write the notices' part of docs/benchmarks.md."""
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    os.environ["MINGJIAN_HOME"] = str(work / "home")
    os.environ["MINGJIAN_NOTICE_NETWORKS"] = "127.0.0.0/8"
    try:
        with server(SAFE) as postgres, _receiver() as port:
            os.environ["MINGJIAN_DATABASE"] = django_url(postgres.fresh())
            banks = _city(work)
            _registers(work, banks, FIRST, changes=0)
            _set_up(banks, port)
            told = [_pass("开始关注，全部检视 · the watch begins, all is looked at")]
            _registers(work, banks, NEXT, changes=CHANGES)
            told.append(_pass("一天的变动 · a day of changes"))
        write("notices", [_table(told)])
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _table(rows: list[list[str]]) -> Table:
    headings = ["", "关注 · watched", "有变动 · looked at", "提示 · notices", "检视秒 · seconds of the pass"]
    headings += ["送达 · delivered", "推送秒 · seconds of delivery", "本进程处理器秒 · CPU seconds here"]
    return Table("风险提示 · Notices", headings, rows)


def _city(work: Path) -> dict[str, str]:
    """A small city taken in; gives the unified code of each bank in it."""
    from mingjian.city import draw
    from mingjian.cli.django import ready
    from mingjian.lake import Lake
    from mingjian.workspace import Workspace

    draw(work / "city", 2_000, 1, 3)
    Workspace(work / "home").take_in(work / "city" / "filings")
    ready(work / "home")
    from mingjian.registers.seeding import licences

    return licences(Lake.open(work / "home"))


def _registers(work: Path, banks: dict[str, str], period: date, *, changes: int) -> None:
    """The registry files its registers with so many units changed: seized, mortgaged again, their transfer banned."""
    from mingjian.workspace import Workspace

    folder = work / f"registers-{period}" / "D0001" / f"{period:%Y%m%d}"
    folder.mkdir(parents=True)
    part = changes // 3
    sizes = {"subjects": SUBJECTS, "banks": len(banks), "banned": f"i between {SUBJECTS - part} and {SUBJECTS}"}
    sql = {"property_title": TITLES.format(**sizes), "property_mortgage": MORTGAGES.format(**sizes)}
    if changes:
        sql["property_mortgage"] += f" union all select * from ({SECOND.format(**sizes)}) limit {SUBJECTS + part}"
        sql["property_seizure"] = SEIZURES.format(subjects=part)
    with duckdb.connect() as engine:
        engine.execute("create table bank as select * from (select unnest($1) as code, unnest($2) as number)",
                       [list(banks.values()), list(range(len(banks)))])  # fmt: skip
        for table, select in sql.items():
            engine.execute(f"copy ({select}) to '{folder / f'D0001-{table}-{period:%Y%m%d}.parquet'}' (format parquet)")
    receipts = Workspace(work / "home").take_in(folder.parents[1])
    assert [receipt.status for receipt in receipts] == ["accepted"], receipts[0].problems[0]
    shutil.rmtree(folder)


def _set_up(banks: dict[str, str], port: int) -> None:
    """Every bank a member with a receiver, its loans' contracts permitting the watch over every unit it holds."""
    from django.conf import settings

    from mingjian.audit.log import Platform
    from mingjian.authorisations.models import Authorisation
    from mingjian.cli.serve import take_over_filings
    from mingjian.network.services import members_register
    from mingjian.notices.models import Webhook
    from mingjian.people.models import Organisation

    take_over_filings(settings.HOME)
    members_register(by=Platform(), organisations=Organisation.objects.all())
    shared = _clause()
    made = []
    for number, code in enumerate(banks):
        bank = Organisation.objects.get(code=code)
        Webhook.objects.create(organisation=bank, address=f"http://127.0.0.1:{port}/{code}")
        units = [f"110105GB{unit:012d}" for unit in range(number, SUBJECTS, len(banks))]
        for start in range(0, len(units), AN_AUTHORISATION):
            some = units[start : start + AN_AUTHORISATION]
            made.append(Authorisation(number=f"{code}-{start}", person="9" * 18, recipient=bank, subjects=some,
                                      case_number=f"{start}", **shared))  # fmt: skip
    Authorisation.objects.bulk_create(made, batch_size=200)


def _clause() -> dict[str, Any]:
    """What all authorisations have alike: the clause of a loan's contract that permits the watch."""
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now()
    return {
        "person_kind": "firm", "contact": "-", "purpose": "after_loan", "basis": "contract", "state": "active",
        "services": {"real_estate.mortgage": ["rank"], "real_estate.title": ["is_transfer_banned"]},
        "starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=300), "created_at": now, "signed_at": now,
        "retention_days": 30, "notice_version": "1", "notice_hash": "-", "evidence": "contract", "digest": "-",
    }  # fmt: skip


def _pass(title: str) -> list[str]:
    from mingjian.notices.delivering import notices_deliver
    from mingjian.notices.passing import registers_look_through

    cpu = time.process_time()
    made, looking = _timed(registers_look_through)
    delivered, carrying = _timed(notices_deliver)
    assert made
    figures = [made.watched, made.looked_at, made.made]
    cpu = time.process_time() - cpu
    return [
        title,
        *(f"{one:,}" for one in figures),
        f"{looking:.1f}",
        f"{delivered:,}",
        f"{carrying:.1f}",
        f"{cpu:.0f}",
    ]


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


@contextmanager
def _receiver() -> Iterator[int]:
    """The banks' systems: whatever comes in is verified and answered."""
    program = Path(__file__).with_name("notices_receiver.py")
    process = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
