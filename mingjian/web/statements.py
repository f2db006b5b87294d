"""Plain SQL for what many wait for: a row as a statement, and several statements in one trip to the database."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models

Statement = tuple[str, list[Any]]


def inserted(row: models.Model) -> Statement:
    """The statement that inserts a row as it stands, its key included."""
    sql, fields = _shape(type(row))
    return sql, [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]


def together(statements: Sequence[Statement]) -> None:
    """Run them in their order; PostgreSQL takes them in one trip."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("; ".join(sql for sql, _ in statements), [one for _, values in statements for one in values])
        else:
            for sql, values in statements:
                cursor.execute(sql, values)


@cache
def _shape(model: type[models.Model]) -> tuple[str, tuple[Any, ...]]:
    fields: tuple[Any, ...] = tuple(model._meta.concrete_fields)  # noqa: SLF001 - public, in spite of its name
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"insert into {model._meta.db_table} ({names}) values ({places})", fields  # noqa: SLF001
