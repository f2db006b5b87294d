"""Catalogue, ledger and console on PostgreSQL go into the archive and come back into new databases, or not at all."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from mingjian import Workspace
from mingjian.backup.errors import DatabaseNotEmpty, HomeNotEmpty
from mingjian.backup.making import backup_make
from mingjian.backup.restoring import backup_restore
from tests.backup.platform import held, is_proven, script
from tests.lake.journey import MODEL, bad_as_known, measures, report
from tests.postgres import Server

pytestmark = pytest.mark.postgres
AT_WORK = """
import sys
from pathlib import Path
from mingjian.cli.django import ready
home = Path(sys.argv[1])
ready(home)
from mingjian.audit.log import Platform
from mingjian.cli.serve import take_over
from mingjian.people.cast import cast_enter
take_over(home)
cast_enter(by=Platform())
"""


def _silent(*_: object) -> None:
    """Nobody looks."""


@pytest.fixture
def settle(postgres_server: Server, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Names two new databases in the settings, and gives them."""

    def settled() -> dict[str, str]:
        said = {"MINGJIAN_CATALOG": postgres_server.fresh(), "MINGJIAN_DATABASE": postgres_server.fresh()}
        said["MINGJIAN_DATABASE"] = said["MINGJIAN_DATABASE"].replace("+psycopg", "")
        for name, value in said.items():
            monkeypatch.setenv(name, value)
        return said

    return settled


def _tables(url: str) -> list[str]:
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"), poolclass=sa.NullPool)
    return sa.inspect(engine).get_table_names()


def test_a_home_on_postgresql_comes_back_into_new_databases(
    settle: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = settle()
    Workspace(tmp_path / "old").take_in(report(tmp_path / "in", bad=8))
    first = Workspace(tmp_path / "old").run(MODEL)
    script(AT_WORK, tmp_path / "old", **old)
    counted = held(tmp_path / "old", **old)
    backup_make(tmp_path / "old", tmp_path / "b.tar", _silent)
    with pytest.raises(DatabaseNotEmpty):
        backup_restore(tmp_path / "b.tar", tmp_path / "new", _silent)

    new = settle()
    monkeypatch.setenv("MINGJIAN_WAREHOUSE", str(tmp_path / "in"))
    with pytest.raises(HomeNotEmpty):  # the last step fails when both databases have been filled
        backup_restore(tmp_path / "b.tar", tmp_path / "new", _silent)
    assert ([_tables(url) for url in new.values()], (tmp_path / "new").exists()) == ([[], []], False)
    monkeypatch.delenv("MINGJIAN_WAREHOUSE")
    backup_restore(tmp_path / "b.tar", tmp_path / "new", _silent)

    assert not list((tmp_path / "new").rglob("*.sqlite3"))
    assert held(tmp_path / "new", **new) == counted
    assert counted["audit.Entry"] > 0
    assert is_proven(tmp_path / "new", **new)
    again = Workspace(tmp_path / "new").run(MODEL)
    assert measures(Workspace(tmp_path / "new"), again.run_id) == measures(Workspace(tmp_path / "old"), first.run_id)
    assert bad_as_known(tmp_path / "new", first.source) == [8]
