"""Plain SQL for what many wait for: rows as statements, several statements in one trip, each planned once."""

from collections.abc import Sequence
from contextlib import nullcontext
from functools import cache
from typing import Any

from django.db import connection, models

Statement = tuple[str, list[Any]]
Row = tuple[Any, ...]
ROWS_AT_ONCE, FEW = 500, 32


def inserted(rows: Sequence[models.Model]) -> list[Statement]:
    """The statements that insert rows of one table as they stand, their keys included."""
    statements = []
    at_once = 1 if connection.vendor == "postgresql" else ROWS_AT_ONCE  # one text however many, so planned once
    for start in range(0, len(rows), at_once):
        part = rows[start : start + at_once]
        table, columns, _ = _shape(type(part[0]))
        one = ", ".join(["%s"] * len(columns))
        places = ", ".join([f"({one})"] * len(part))
        values = [value for row in part for value in _values(row)]
        statements.append((f"insert into {table} ({', '.join(columns)}) values {places}", values))
    return statements


def updated(row: models.Model, *names: str) -> Statement:
    """The statement that writes some fields of a row anew, as they stand."""
    table, columns, held = _shape(type(row))
    wanted = [
        (f"{column} = %s", value)
        for column, (name, _), value in zip(columns, held, _values(row), strict=True)
        if name in names
    ]
    sets = ", ".join(one for one, _ in wanted)
    values = [value for _, value in wanted]
    return f"update {table} set {sets} where {row._meta.pk.column} = %s", [*values, row.pk]  # noqa: SLF001


def keep(rows: Sequence[models.Model]) -> None:
    """Insert many rows of one table in the fastest way that the database has."""
    if connection.vendor != "postgresql" or len(rows) <= FEW:
        together(inserted(rows))
        return
    table, columns, _ = _shape(type(rows[0]))
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as copy:
        for row in rows:
            copy.write_row(_values(row))


def together(statements: Sequence[Statement]) -> list[list[Row]]:
    """Run them in their order and give what each returned; PostgreSQL takes them in one trip and plans each once."""
    if connection.vendor == "postgresql":
        return _in_one_trip(statements)
    found: list[list[Row]] = []
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
            found.append(cursor.fetchall() if cursor.description else [])
    return found


def _in_one_trip(statements: Sequence[Statement]) -> list[list[Row]]:
    from psycopg import Cursor  # noqa: PLC0415 - is not there without PostgreSQL

    connection.ensure_connection()
    link = connection.connection
    with connection.wrap_database_errors:
        with link.pipeline() if len(statements) > 1 else nullcontext():
            cursors = [Cursor(link).execute(sql, values, prepare=True) for sql, values in statements]
        return [[] if cursor.rownumber is None else cursor.fetchall() for cursor in cursors]


def _values(row: models.Model) -> list[Any]:
    """What a row holds, in the form that the database takes."""
    held = row.__dict__
    return [
        field.get_db_prep_save(held[name], connection) if field else held[name] for name, field in _shape(type(row))[2]
    ]


@cache
def _shape(model: type[models.Model]) -> tuple[str, tuple[str, ...], tuple[tuple[str, Any], ...]]:
    """A table's name, its columns, and under what name a row holds each, with the field that puts it in form.

    PostgreSQL's driver takes all but JSON as it is.
    """
    fields: tuple[Any, ...] = tuple(model._meta.concrete_fields)  # noqa: SLF001 - public, in spite of its name
    takes_all = connection.vendor == "postgresql"
    bare = [takes_all and not isinstance(field, models.JSONField) for field in fields]
    held = tuple((field.attname, None if is_bare else field) for field, is_bare in zip(fields, bare, strict=True))
    columns = tuple(connection.ops.quote_name(field.column) for field in fields)
    return model._meta.db_table, columns, held  # noqa: SLF001
