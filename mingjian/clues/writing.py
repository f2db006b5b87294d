"""Many rows into one table, without an object for each: what a run's million clues need."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Model

WIDE_KIBIBYTES = 1_048_576


@contextmanager
def wide_cache() -> Iterator[None]:
    """While much is written SQLite keeps the pages of every index at hand; with few it writes each many times over."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = _cache_size(-WIDE_KIBIBYTES)
    try:
        yield
    finally:
        _cache_size(usual)


def plans_refresh() -> None:
    """Have SQLite look at what the indexes hold, to enter the one that leads to few rows; others do so themselves."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("analyze")


def _cache_size(size: int) -> int:
    """Set it, and give what it was; less than nought counts kibibytes, and none is taken before it is needed."""
    with connection.cursor() as cursor:
        was = int(cursor.execute("pragma cache_size").fetchone()[0])
        cursor.execute(f"pragma cache_size = {size}")
    return was


def rows_insert(
    model: type[Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]], renewed: Sequence[str] = ()
) -> None:
    """Insert `rows`; where the primary key stands already the columns `renewed` take the new values."""
    quote = connection.ops.quote_name
    listed, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)  # noqa: SLF001 - the public name of a Django model
    sql = f"insert into {table} ({listed}) values ({places})"
    if renewed:
        key = quote(model._meta.pk.get_attname())  # noqa: SLF001 - as above
        sql += f" on conflict ({key}) do update set " + ", ".join(
            f"{quote(name)} = excluded.{quote(name)}" for name in renewed
        )
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(rows))
