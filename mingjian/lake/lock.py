"""One publisher at a time: a lock that the system, or the database, frees when its holder dies."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

_BUSY = "另一个报送正在入湖，等待中… Another intake is publishing; waiting for it to finish."
_TRY, _TAKE, _FREE = (
    sa.text(f"select {verb}(hashtext(:name))")
    for verb in ("pg_try_advisory_lock", "pg_advisory_lock", "pg_advisory_unlock")
)


@contextmanager
def publisher_lock(path: Path, tell: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the lock at `path`; when another publisher has it, say so once and wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if tell:
                tell(_BUSY)
            fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)


@contextmanager
def database_lock(engine: sa.Engine, name: str, tell: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the lock `name` of a PostgreSQL, for publishers on several machines; SQLite, one machine's, has none."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(_TRY, {"name": name}):
            if tell:
                tell(_BUSY)
            connection.execute(_TAKE, {"name": name})
        try:
            yield
        finally:
            connection.execute(_FREE, {"name": name})
