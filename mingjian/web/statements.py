"""Plain SQL for what many wait for: rows as statements, several statements in one trip, a question planned once."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models

Statement = tuple[str, list[Any]]
Row = tuple[Any, ...]
ROWS_AT_ONCE, FEW = 500, 32


@dataclass(frozen=True)
class Rows:
    """Rows of one table as they are to stand there: of each what every column's attribute holds, the key included.

    Mappings, as many rows a second are made; an object of the model costs several times as much.
    """

    model: type[models.Model]
    held: Sequence[Mapping[str, Any]]

    def __len__(self) -> int:
        """How many."""
        return len(self.held)


@cache
def blank(model: type[models.Model]) -> Mapping[str, Any]:
    """What a new row of a table holds where nothing is said of it."""
    return {field.attname: field.get_default() for field in _fields(model)}


def inserted(rows: Rows) -> list[Statement]:
    """The statements that insert rows."""
    if _is_postgresql():
        return [_inserted_as_one(rows)] if rows else []
    statements = []
    table, names, columns = _shape(rows.model)
    one = ", ".join(["%s"] * len(columns))
    for start in range(0, len(rows), ROWS_AT_ONCE):
        part = rows.held[start : start + ROWS_AT_ONCE]
        places = ", ".join([f"({one})"] * len(part))
        values = [value for held in part for value in _values(rows.model, held)]
        statements.append((f"insert into {table} ({names}) values {places}", values))
    return statements


def updated(rows: Rows, *names: str) -> list[Statement]:
    """The statements that write some fields of rows anew."""
    table, _, columns = _shape(rows.model)
    key = next(field for field in _fields(rows.model) if field.primary_key)
    sets = ", ".join(f"{column} = %s" for column, name, _ in columns if name in names)
    statements = []
    for held in rows.held:
        pairs = zip(columns, _values(rows.model, held), strict=True)
        values = [value for (_, name, _), value in pairs if name in names]
        statements.append((f"update {table} set {sets} where {key.column} = %s", [*values, held[key.attname]]))
    return statements


def keep(rows: Rows) -> None:
    """Insert many rows in the fastest way that the database has."""
    if not _is_postgresql() or len(rows) <= FEW:
        together(inserted(rows))
        return
    table, names, _ = _shape(rows.model)
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({names}) from stdin") as copy:
        for held in rows.held:
            copy.write_row(_values(rows.model, held))


@cache
def holding() -> str:
    """What makes a select hold its rows until the transaction ends; nothing where the whole database is held."""
    return " for update" if connection.features.has_select_for_update else ""


def among(column: str, values: Collection[Any]) -> Statement:
    """That a column holds one of the values, as part of a statement; one parameter however many they are."""
    if _is_postgresql():
        return f"{column} = any(%s)", [list(values)]
    return f"{column} in (select value from json_each(%s))", [json.dumps(list(values))]


def listed(name: str, columns: Mapping[str, str], rows: Sequence[Row]) -> Statement:
    """Rows as a named list for the head of a statement, each column with its type; one parameter however many rows."""
    text = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], default=str)
    if _is_postgresql():
        types = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        return f"with {name} as (select * from json_to_recordset(%s) as told ({types}))", [text]
    values = ", ".join(f"json_extract(value, '$.{column}') as {column}" for column in columns)
    return f"with {name} as (select {values} from json_each(%s))", [text]


def together(statements: Sequence[Statement]) -> list[list[Row]]:
    """Run them in their order and give what each returned; PostgreSQL takes them in one trip."""
    found: list[list[Row]] = []
    if not statements:
        return found
    with connection.cursor() as cursor:
        if not _is_postgresql():
            for sql, values in statements:
                cursor.execute(sql, values)
                found.append(cursor.fetchall() if cursor.description else [])
        else:
            cursor.execute("; ".join(sql for sql, _ in statements), [one for _, values in statements for one in values])
            is_more: bool | None = True
            while is_more:
                found.append([] if cursor.rownumber is None else cursor.fetchall())  # description is dear
                is_more = cursor.nextset()
    return found


def as_one(statements: Sequence[Statement]) -> None:
    """Run changes of which no two touch the same row; PostgreSQL takes them as one statement, planned once."""
    if not _is_postgresql():
        together(statements)
        return
    *others, (last, _) = statements
    parts = ", ".join(f"part_{number} as ({sql})" for number, (sql, _) in enumerate(others))
    values = [value for _, values in statements for value in values]
    planned(f"with {parts} {last}" if parts else last, values)


def planned(sql: str, values: Sequence[Any]) -> list[Row]:
    """What a statement returns that is run again and again; PostgreSQL plans it once a connection."""
    if not _is_postgresql():
        return together([(sql, list(values))])[0]
    from psycopg import Cursor  # noqa: PLC0415 - is not there without PostgreSQL

    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(sql, values, prepare=True)
        return [] if cursor.rownumber is None else cursor.fetchall()


def _inserted_as_one(rows: Rows) -> Statement:
    """The rows as one JSON text: the statement is the same however many they are."""
    table, names, columns = _shape(rows.model)
    told = [{column: held[name] for column, name, _ in columns} for held in rows.held]
    text = json.dumps(told, ensure_ascii=False, default=_as_text)
    return f"insert into {table} ({names}) select {names} from json_populate_recordset(null::{table}, %s)", [text]


def _as_text(value: Any) -> str:
    return f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)


def _values(model: type[models.Model], held: Mapping[str, Any]) -> list[Any]:
    """What a row holds, in the form that the database's driver takes."""
    return [
        held[name] if field is None else field.get_db_prep_save(held[name], connection)
        for _, name, field in _shape(model)[2]
    ]


@cache
def _is_postgresql() -> bool:
    """Whether the database is PostgreSQL; asked of it once, as Django looks its connection up each time."""
    return connection.vendor == "postgresql"


def _fields(model: type[models.Model]) -> tuple[Any, ...]:
    return tuple(model._meta.concrete_fields)  # noqa: SLF001 - public, in spite of its name


@cache
def _shape(model: type[models.Model]) -> tuple[str, str, tuple[tuple[str, str, Any], ...]]:
    """A table's name, its columns, and of each its name, its name in a row, and the field if that must put it in form.

    PostgreSQL's driver takes all but JSON as it is.
    """
    takes_all = _is_postgresql()
    columns = tuple(
        (field.column, field.attname, None if takes_all and not isinstance(field, models.JSONField) else field)
        for field in _fields(model)
    )
    names = ", ".join(connection.ops.quote_name(column) for column, _, _ in columns)
    return model._meta.db_table, names, columns  # noqa: SLF001
