"""A real PostgreSQL on loopback, from the programs that the system has; a fresh database for whoever asks."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from tests.ports import HOST, free_port

PATIENCE = 60
_DEBIAN = Path("/usr/lib/postgresql")
_QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "unix_socket_directories="]


@dataclass(frozen=True)
class Server:
    """A running server; its superuser needs no password on loopback."""

    port: int

    def url(self, database: str) -> str:
        """The address of `database`, as SQLAlchemy and Django's environment readers take it."""
        return f"postgresql+psycopg://postgres@{HOST}:{self.port}/{database}"

    def fresh(self) -> str:
        """The address of a new and empty database."""
        name = f"t_{uuid.uuid4().hex}"
        with self._superuser().connect() as connection:
            connection.execute(sa.text(f"create database {name}"))
        return self.url(name)

    def answers(self) -> bool:
        """Whether somebody can connect."""
        try:
            self._superuser().connect().close()
        except sa.exc.OperationalError:
            return False
        return True

    def _superuser(self) -> sa.Engine:
        return sa.create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool)


def programs() -> Path | None:
    """The folder of the server's programs, the newest when there are several; None when there is no server."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    kept = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return kept[-1].parent if kept else None


@contextmanager
def server(settings: Sequence[str] = _QUICK) -> Iterator[Server]:
    """A server that lives as long as the context; by default it is quick and would not survive a power cut."""
    running = Server(free_port())
    account = {"user": _account(), "extra_groups": []} if os.getuid() == 0 else {}
    with _folder() as folder, (folder / "server.log").open("w") as log:
        _initialise(folder, account)
        process = subprocess.Popen(
            _command(folder, running.port, settings), cwd=folder, stdout=log, stderr=log, **account
        )
        try:
            _wait(running, folder / "server.log")
            yield running
        finally:
            process.send_signal(signal.SIGINT)  # a fast shutdown: clients that are still connected are sent away
            process.wait(timeout=PATIENCE)


def _command(folder: Path, port: int, chosen: Sequence[str]) -> list[str]:
    settings = [f"listen_addresses={HOST}", f"port={port}", *chosen]
    return [str(_program("postgres")), "-D", str(folder / "data"), *(f"--{setting}" for setting in settings)]


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that the server's account can reach; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="mingjian-postgres-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, _account())
        yield folder
    finally:
        shutil.rmtree(folder)


def _account() -> str:
    """Who runs the server when the tests are root's, as the server refuses root."""
    return "postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else "nobody"


def _program(name: str) -> Path:
    folder = programs()
    assert folder, "PostgreSQL is not installed"
    return folder / name


def _initialise(folder: Path, manners: dict[str, object]) -> None:
    words = ["-D", str(folder / "data"), "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]
    subprocess.run([str(_program("initdb")), *words], cwd=folder, check=True, capture_output=True, **manners)


def _wait(running: Server, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if running.answers():
            return
        time.sleep(0.1)
    raise TimeoutError(f"PostgreSQL does not answer after {PATIENCE} seconds:\n{log.read_text()}")
