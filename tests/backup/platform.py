"""A platform at work over a home of its own: commands and console in processes of their own, as in operation."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT

FULL = """
import sys
from pathlib import Path
from mingjian.cli.django import ready
home = Path(sys.argv[1])
ready(home)
from mingjian.audit.log import Platform
from mingjian.audit.tasks import log_seal
from mingjian.cases.demo import cases_enter
from mingjian.cli.serve import take_over
from mingjian.people.cast import cast_enter
take_over(home)
cast_enter(by=Platform())
cases_enter()
log_seal.call()
"""
HELD = """
import json, sys
from pathlib import Path
from mingjian.cli.django import ready
ready(Path(sys.argv[1]))
from django.apps import apps
rooms = ("audit", "people", "filings", "clues", "cases", "catalogue", "insight")
print(json.dumps({model._meta.label: model.objects.count() for room in rooms for model in apps.get_app_config(room).get_models()}))
"""


def environment(**more: str) -> dict[str, str]:
    """Nothing of this machine's settings, and `more`."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MINGJIAN_", "DJANGO_"))}
    return plain | {"PYTHONPATH": str(ROOT), "MINGJIAN_LANG": "en"} | more


def script(text: str, home: Path, **more: str) -> str:
    """What a Python program says that works over `home`."""
    asked = [sys.executable, "-c", text, str(home)]
    return subprocess.run(asked, env=environment(**more), check=True, capture_output=True, text=True).stdout


def command(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """`mingjian` with `words`."""
    asked = [sys.executable, "-c", "from mingjian.cli.main import main; main()", *map(str, words)]
    return subprocess.run(asked, env=environment(**more), check=False, capture_output=True, text=True)


def held(home: Path, **more: str) -> dict[str, int]:
    """How many things of each kind the console's database holds."""
    counted: dict[str, int] = json.loads(script(HELD, home, **more))
    return counted


def is_proven(home: Path, **more: str) -> bool:
    """Whether the audit log holds, by the platform's own check."""
    return command("audit", "verify", "--home", home, **more).returncode == 0


def clues(home: Path, **more: str) -> list[Any]:
    """What every model finds in `home` when it runs anew, by the command."""
    model = "assets.overdue_loan_classed_*"
    assert command("run", "--home", home, "--models", model, **more).returncode == 0
    rows = json.loads(command("clues", "--home", home, "--format", "json", "--top", 1000, **more).stdout)
    return sorted((row["clue_id"], row["sentence"], row["status"]) for row in rows["clues"])
