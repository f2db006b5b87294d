"""Many rows into one table, without an object for each: what a run's million clues need."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


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
