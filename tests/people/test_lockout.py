"""After five wrong passwords the account is closed for a while, whichever process heard them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

KNOCK = """
import sys
from pathlib import Path
from mingjian.cli.django import ready
ready(Path(sys.argv[1]))
from django.test import Client
from mingjian.people.models import Organisation, User
bureau, _ = Organisation.objects.get_or_create(code="S", kind="supervisor", name_zh="局", name_en="S")
if not User.objects.exists():
    User.objects.create_user("lin", "right-password", organisation=bureau, name="Lin")
for password in sys.argv[2:]:
    answer = Client(headers={"host": "localhost"}).post("/accounts/login/", {"login": "lin", "password": password})
    print("in" if answer.status_code == 302 else "closed" if "次数过多" in answer.content.decode() else "wrong")
"""


def _process(home: Path, *passwords: str) -> list[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MINGJIAN_", "DJANGO_"))}
    asked = [sys.executable, "-c", KNOCK, str(home), *passwords]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, env=plain | {"PYTHONPATH": str(ROOT)})
    return done.stdout.split()


@pytest.mark.slow
def test_two_processes_count_the_same_failures(tmp_path: Path) -> None:
    first = _process(tmp_path, "right-password", "a", "b", "c")
    second = _process(tmp_path, "d", "e", "right-password")

    assert first == ["in", "wrong", "wrong", "wrong"]
    assert second == ["wrong", "wrong", "closed"]
