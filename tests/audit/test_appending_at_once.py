"""Two processes of two threads append at once, and the log stays one chain; on SQLite and on PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

EACH = 60
APPEND = f"""
import sys, threading
from pathlib import Path
from mingjian.cli.django import ready
ready(Path(sys.argv[1]))
from django.db import connection
from mingjian.audit.log import Platform, record
from mingjian.people.models import Team
def append(thread):
    for number in range({EACH}):
        record(by=Platform(), action="test.do", about=Team(pk=number), process=sys.argv[2], thread=thread)
    connection.close()
threads = [threading.Thread(target=append, args=(number,)) for number in range(2)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def _environment(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MINGJIAN_", "DJANGO_"))}
    return plain | {"PYTHONPATH": str(ROOT), "MINGJIAN_AUDIT_CHECKPOINT_EVERY": "50", "MINGJIAN_LANG": "en"} | more


def _django(url: str) -> str:
    return url.replace("+psycopg", "")  # which driver is SQLAlchemy's way of writing it


def _append_at_once(home: Path, environment: dict[str, str]) -> str:
    _command(home, environment, "verify")  # brings the database up first
    running = [
        subprocess.Popen([sys.executable, "-c", APPEND, str(home), str(number)], env=environment) for number in range(2)
    ]
    assert [process.wait() for process in running] == [0, 0]
    return _command(home, environment, "verify")


def _command(home: Path, environment: dict[str, str], *words: str) -> str:
    asked = [sys.executable, "-c", "from mingjian.cli.main import main; main()", "audit", *words, "--home", str(home)]
    return subprocess.run(asked, env=environment, check=True, capture_output=True, text=True).stdout


SOUND = f"{4 * EACH} entries, the first {4 * EACH // 50 * 50} under a signed checkpoint: nothing was changed.\n"


@pytest.mark.slow
def test_on_sqlite(tmp_path: Path) -> None:
    assert _append_at_once(tmp_path, _environment()) == SOUND


@pytest.mark.postgres
def test_on_postgresql_which_refuses_changes_too(tmp_path: Path, postgres_url: str) -> None:
    environment = _environment(MINGJIAN_DATABASE=_django(postgres_url))

    assert _append_at_once(tmp_path, environment) == SOUND
    exported = _command(tmp_path, environment, "export", str(tmp_path / "log"))
    assert exported.startswith(f"{4 * EACH} entries written to")
    _refuses_changes(_django(postgres_url))


def _refuses_changes(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in ("delete from audit_entry", "update audit_node set hash = ''", "truncate audit_entry"):
            with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append-only"):
                connection.execute(statement)
