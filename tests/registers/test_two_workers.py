"""Two workers that look at the register at once file it once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

WORKERS = 3
READY = """
import sys
from pathlib import Path
from mingjian.cli.django import ready
ready(Path(sys.argv[1]))
"""
PREPARE = (
    READY
    + """
from mingjian.lake import Lake
from mingjian.registers.seeding import seed
from mingjian.registry.models import Unfiled, Unit
assert seed(Lake.open(Path(sys.argv[1])))
Unfiled.objects.create(unit=Unit.objects.first())
"""
)
FILE = (
    READY
    + """
from mingjian.registers.tasks import keep_filed
sys.stdin.readline()
print(keep_filed.call())
"""
)


@pytest.mark.postgres
def test_of_workers_that_come_at_once_one_files(ran_home: Path, tmp_path: Path, postgres_url: str) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MINGJIAN_", "DJANGO_"))}
    environment = plain | {"PYTHONPATH": str(ROOT), "MINGJIAN_DATABASE": postgres_url.replace("+psycopg", "")}
    home = shutil.copytree(ran_home, tmp_path / "home")
    subprocess.run([sys.executable, "-c", PREPARE, str(home)], env=environment, check=True)
    command = [sys.executable, "-c", FILE, str(home)]
    running = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(WORKERS)
    ]

    for one in running:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    said = sorted(one.communicate()[0].strip() for one in running)

    assert said == ["False", "False", "True"]
