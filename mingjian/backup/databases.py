"""The databases of a home, each copied as of one moment: SQLite by its own backup, PostgreSQL by pg_dump."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from mingjian.backup.errors import DatabaseNotEmpty, DatabaseRefused, ProgramMissing
from mingjian.lake.home import Home
from mingjian.web.database import database_url

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
SETTINGS = {"ledger": "MINGJIAN_CATALOG", "console": "MINGJIAN_DATABASE"}
_TASKS = "django_tasks_database_dbtaskresult"


@dataclass(frozen=True)
class Database:
    """One database: the lake's (catalogue and ledger) or the console's."""

    name: str
    url: sa.URL

    @property
    def kind(self) -> str:
        """SQLite or PostgreSQL."""
        return SQLITE if self.url.get_backend_name() == "sqlite" else POSTGRES

    @property
    def path(self) -> Path | None:
        """The file of a SQLite."""
        return Path(str(self.url.database)) if self.kind == SQLITE else None

    @property
    def is_there(self) -> bool:
        """Whether there is something to copy."""
        return self.path is None or self.path.exists()

    def dump(self, target: Path) -> None:
        """Copy everything to `target` as of one moment, whoever writes meanwhile."""
        if self.path is None:
            _postgres("pg_dump", self.url, f"--file={target}", "--format=custom")
            return
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)

    def refuse_filled(self) -> None:
        """Raise DatabaseNotEmpty when something is in it."""
        if self.path is not None:
            is_filled = self.path.exists()
        else:
            engine = sa.create_engine(self.url, poolclass=sa.NullPool)
            is_filled = bool(sa.inspect(engine).get_table_names())
        if is_filled:
            raise DatabaseNotEmpty(place=self.path or self.url.set(password=None).render_as_string())

    def load(self, dumped: Path) -> None:
        """Fill an empty PostgreSQL with what was dumped: all of it or nothing."""
        _postgres("pg_restore", self.url, "--single-transaction", str(dumped))

    def forget(self) -> None:
        """Empty a PostgreSQL that was filled in vain."""
        with sa.create_engine(self.url, poolclass=sa.NullPool).begin() as connection:
            connection.execute(sa.text("drop schema public cascade"))
            connection.execute(sa.text("create schema public"))


def databases(home: Home) -> list[Database]:
    """The databases that the settings name for `home`; one that serves as both is named once."""
    lake, console = (Database(name, _url(said)) for name, said in _said(home).items())
    return [lake] if lake.url == console.url else [lake, console]


def tasks_begin_again(url: sa.URL) -> None:
    """Have the worker take up what was under way at the moment of the copy; every task may run twice."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    if not sa.inspect(engine).has_table(_TASKS):
        return
    with engine.begin() as connection:
        again = f"update {_TASKS} set status = 'READY', started_at = null where status = 'RUNNING'"
        connection.execute(sa.text(again))


def _said(home: Home) -> dict[str, str]:
    return {"ledger": home.ledger_uri, "console": database_url(home.path)}


def _url(said: str) -> sa.URL:
    url = sa.make_url(said)
    return url if url.get_backend_name() == "sqlite" else url.set(drivername="postgresql+psycopg")


def _postgres(program: str, url: sa.URL, *words: str) -> None:
    """Run a client program; the password goes by the environment, where no list of processes shows it."""
    if shutil.which(program) is None:
        raise ProgramMissing(program=program)
    place = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    secret = {"PGPASSWORD": url.password} if url.password else {}
    asked = [program, "--no-owner", "--no-privileges", f"--dbname={place}", *words]
    done = subprocess.run(asked, env=os.environ | secret, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise DatabaseRefused(program=program, reason=" ".join(done.stderr.split())[:300] or done.returncode)
