"""A hundred banks want one unit at once, and processes are killed meanwhile: ranks stay distinct, nothing is done twice."""

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.registry.racing import UNIT

BANKS, PROCESSES = 100, 4
EACH = BANKS // PROCESSES
PREPARE = f"""
import sys
from pathlib import Path
from mingjian.cli.django import ready
ready(Path(sys.argv[1]))
from django.utils import timezone
from mingjian.registry.models import Title, Unit
unit = Unit.objects.create(code="{UNIT}", location="和平路", use="residential", area=90)
Title.objects.create(unit=unit, number="T1", owner_name="唐宁", owner="{"7a" * 16}", recorded_at=timezone.now())
"""


def _environment(url: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MINGJIAN_", "DJANGO_"))}
    return plain | {"PYTHONPATH": str(ROOT), "MINGJIAN_DATABASE": url.replace("+psycopg", "")}


@pytest.mark.postgres
def test_a_hundred_banks_at_one_unit_with_killed_processes(tmp_path: Path, postgres_url: str) -> None:
    environment = _environment(postgres_url)
    subprocess.run([sys.executable, "-c", PREPARE, str(tmp_path)], env=environment, check=True)

    def race(process: int) -> subprocess.Popen[bytes]:
        span = [str(process * EACH), str((process + 1) * EACH)]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.registry.racing", str(tmp_path), *span], env=environment, cwd=ROOT
        )

    running = [race(process) for process in range(PROCESSES)]
    _wait_for_some(postgres_url)
    for process in running[:2]:
        process.kill()
    again = [race(process) for process in range(2)]

    assert [process.wait() for process in (*running[2:], *again)] == [0] * PROCESSES
    assert [process.wait() for process in running[:2]] != [None, None]
    _holds(postgres_url)


def _wait_for_some(url: str) -> None:
    while not _rows(url, "select 1 from registry_mortgage limit 1"):
        time.sleep(0.02)


def _holds(url: str) -> None:
    mortgages = _rows(url, "select rank, mortgagee, recorded_at from registry_mortgage order by rank")
    assert [rank for rank, _, _ in mortgages] == list(range(1, BANKS + 1))
    assert len({bank for _, bank, _ in mortgages}) == BANKS
    instants = [at for _, _, at in mortgages]
    assert all(before < after for before, after in pairwise(instants))
    assert _rows(url, "select count(*), count(distinct version), max(version) from registry_recording") == [
        (BANKS, BANKS, BANKS)
    ]
    assert _rows(url, "select distinct state from registry_receipt") == [("recorded",)]


def _rows(url: str, question: str) -> list[tuple[object, ...]]:
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        return connection.execute(question).fetchall()
