"""Plain SQL for what many wait for: rows as statements, several statements in one trip, a question planned once."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models

Statement = tuple[str, list[Any]]
Row = tuple[Any, ...]
ROWS_AT_ONCE, FEW = 500, 32


def inserted(rows: Sequence[models.Model]) -> list[Statement]:
    """The statements that insert rows of one table as they stand, their keys included."""
    if connection.vendor == "postgresql":
        return [_inserted_as_one(rows)] if rows else []
    statements = []
    for start in range(0, len(rows), ROWS_AT_ONCE):
        part = rows[start : start + ROWS_AT_ONCE]
        table, names, columns = _shape(type(part[0]))
        one = ", ".join(["%s"] * len(columns))
        places = ", ".join([f"({one})"] * len(part))
        values = [value for row in part for value in _values(row)]
        statements.append((f"insert into {table} ({names}) values {places}", values))
    return statements


def updated(row: models.Model, *names: str) -> Statement:
    """The statement that writes some fields of a row anew, as they stand."""
    table, _, columns = _shape(type(row))
    pairs = zip(columns, _values(row), strict=True)
    wanted = {column: value for (column, name, _), value in pairs if name in names}
    sets = ", ".join(f"{column} = %s" for column in wanted)
    return f"update {table} set {sets} where {row._meta.pk.column} = %s", [*wanted.values(), row.pk]  # noqa: SLF001


def keep(rows: Sequence[models.Model]) -> None:
    """Insert many rows of one table in the fastest way that the database has."""
    if connection.vendor != "postgresql" or len(rows) <= FEW:
        together(inserted(rows))
        return
    table, names, _ = _shape(type(rows[0]))
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({names}) from stdin") as copy:
        for row in rows:
            copy.write_row(_values(row))


def together(statements: Sequence[Statement]) -> list[list[Row]]:
    """Run them in their order and give what each returned; PostgreSQL takes them in one trip."""
    found: list[list[Row]] = []
    if not statements:
        return found
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            for sql, values in statements:
                cursor.execute(sql, values)
                found.append(cursor.fetchall() if cursor.description else [])
        else:
            cursor.execute("; ".join(sql for sql, _ in statements), [one for _, values in statements for one in values])
            is_more: bool | None = True
            while is_more:
                found.append(cursor.fetchall() if cursor.description else [])
                is_more = cursor.nextset()
    return found


def as_one(statements: Sequence[Statement]) -> None:
    """Run changes of which no two touch the same row; to PostgreSQL they are one statement, planned once a connection."""
    if connection.vendor != "postgresql":
        together(statements)
        return
    *others, (last, _) = statements
    parts = ", ".join(f"part_{number} as ({sql})" for number, (sql, _) in enumerate(others))
    values = [value for _, values in statements for value in values]
    planned(f"with {parts} {last}" if parts else last, values)


def planned(sql: str, values: Sequence[Any]) -> list[Row]:
    """What a statement returns that is run again and again; PostgreSQL plans it once a connection."""
    if connection.vendor != "postgresql":
        return together([(sql, list(values))])[0]
    from psycopg import Cursor  # noqa: PLC0415 - is not there without PostgreSQL

    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(sql, values, prepare=True)
        return cursor.fetchall() if cursor.description else []


def _inserted_as_one(rows: Sequence[models.Model]) -> Statement:
    """The rows as one JSON text: the statement is the same however many they are."""
    table, names, columns = _shape(type(rows[0]))
    held = [{column: row.__dict__[name] for column, name, _ in columns} for row in rows]
    text = json.dumps(held, ensure_ascii=False, default=_as_text)
    return f"insert into {table} ({names}) select {names} from json_populate_recordset(null::{table}, %s)", [text]


def _as_text(value: Any) -> str:
    return f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)


def _values(row: models.Model) -> list[Any]:
    """What a row holds, in the form that the database's driver takes."""
    held = row.__dict__
    return [
        held[name] if field is None else field.get_db_prep_save(held[name], connection)
        for _, name, field in _shape(type(row))[2]
    ]


@cache
def _shape(model: type[models.Model]) -> tuple[str, str, tuple[tuple[str, str, Any], ...]]:
    """A table's name, its columns, and of each its name, its name in a row, and the field if that must put it in form.

    PostgreSQL's driver takes all but JSON as it is.
    """
    fields: tuple[Any, ...] = tuple(model._meta.concrete_fields)  # noqa: SLF001 - public, in spite of its name
    takes_all = connection.vendor == "postgresql"
    columns = tuple(
        (field.column, field.attname, None if takes_all and not isinstance(field, models.JSONField) else field)
        for field in fields
    )
    names = ", ".join(connection.ops.quote_name(column) for column, _, _ in columns)
    return model._meta.db_table, names, columns  # noqa: SLF001
