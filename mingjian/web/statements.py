"""Plain SQL for what many wait for: rows as statements, several statements in one trip, a question planned once."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models

Statement = tuple[str, list[Any]]
Row = tuple[Any, ...]
ROWS_AT_ONCE, FEW = 500, 32


def inserted(rows: Sequence[models.Model]) -> list[Statement]:
    """The statements that insert rows of one table as they stand, their keys included."""
    statements = []
    for start in range(0, len(rows), ROWS_AT_ONCE):
        part = rows[start : start + ROWS_AT_ONCE]
        table, names, fields = _shape(type(part[0]))
        one = ", ".join(["%s"] * len(fields))
        places = ", ".join([f"({one})"] * len(part))
        values = [value for row in part for value in _values(row)]
        statements.append((f"insert into {table} ({names}) values {places}", values))
    return statements


def updated(row: models.Model, *names: str) -> Statement:
    """The statement that writes some fields of a row anew, as they stand."""
    table, _, fields = _shape(type(row))
    wanted = [field for field in fields if field.name in names]
    sets = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in wanted)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in wanted]
    return f"update {table} set {sets} where {row._meta.pk.column} = %s", [*values, row.pk]  # noqa: SLF001


def keep(rows: Sequence[models.Model]) -> None:
    """Insert many rows of one table in the fastest way that the database has."""
    if connection.vendor != "postgresql" or len(rows) <= FEW:
        together(inserted(rows))
        return
    table, names, fields = _shape(type(rows[0]))
    as_they_stand = [(one.attname, None if not isinstance(one, models.JSONField) else one) for one in fields]
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({names}) from stdin") as copy:
        for row in rows:
            held = row.__dict__
            copy.write_row(
                [
                    held[name] if field is None else field.get_db_prep_save(held[name], connection)
                    for name, field in as_they_stand
                ]
            )


def together(statements: Sequence[Statement]) -> list[list[Row]]:
    """Run them in their order and give what each returned; PostgreSQL takes them in one trip."""
    found: list[list[Row]] = []
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            for sql, values in statements:
                cursor.execute(sql, values)
                found.append(cursor.fetchall() if cursor.description else [])
        elif statements:
            cursor.execute("; ".join(sql for sql, _ in statements), [one for _, values in statements for one in values])
            is_more: bool | None = True
            while is_more:
                found.append(cursor.fetchall() if cursor.description else [])
                is_more = cursor.nextset()
    return found


def planned(sql: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a question that is asked again and again; PostgreSQL plans it once a connection."""
    if connection.vendor != "postgresql":
        return together([(sql, list(values))])[0]
    from psycopg import Cursor  # noqa: PLC0415 - is not there without PostgreSQL

    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        return cursor.execute(sql, values, prepare=True).fetchall()


def _values(row: models.Model) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in _shape(type(row))[2]]


@cache
def _shape(model: type[models.Model]) -> tuple[str, str, tuple[Any, ...]]:
    fields: tuple[Any, ...] = tuple(model._meta.concrete_fields)  # noqa: SLF001 - public, in spite of its name
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    return model._meta.db_table, names, fields  # noqa: SLF001
