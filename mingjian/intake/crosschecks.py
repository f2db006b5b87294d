"""The cross checks of `library/checks/`: SQL over the filings being checked and the filings before them.

A check applies to each filing that holds the table it is about. Rows of other tables that were not filed are simply
not there: a check compares what it finds on both sides and joins inwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from mingjian.engine.compiler import Compiled, Compiler
from mingjian.engine.library import Library
from mingjian.engine.questions import Check
from mingjian.intake.arriving import Arriving
from mingjian.intake.judge import quoted

_PLACE = ("_file", "_line")


@dataclass(frozen=True)
class Ready:
    """A check and its compiled SQL."""

    check: Check
    compiled: Compiled


def compile_checks(library: Library, filings: Sequence[Arriving]) -> list[Ready]:
    """The checks whose own table is among what was filed."""
    filed = {table for filing in filings for table in filing.tables}
    compiler = Compiler(library, max((filing.period for filing in filings if filing.period), default=date.max))
    return [
        Ready(check, compiler.compile(check.sql, check.path))
        for check in library.checks.values()
        if check.table in filed
    ]


def run(engine: duckdb.DuckDBPyConnection, ready: Ready, numbers: Iterable[int]) -> None:
    """Enter what the check finds in the filings `numbers`."""
    wanted = ", ".join(map(str, numbers))
    if not wanted:
        return
    check, columns = ready.check, ready.compiled.columns
    place = ", ".join(f"q.{name}" if name in columns else "null" for name in _PLACE)
    value = "left(q.value::varchar, 200)" if "value" in columns else "null"
    facts = [name for name in columns if name not in (*_PLACE, "value")]
    said = "to_json({" + ", ".join(f"{quoted(name)}: q.{name}::varchar" for name in facts) + "})"
    labels = ", ".join(map(quoted, (check.name, check.severity, check.dimension)))
    column = quoted(check.column) if check.column else "null"
    engine.execute(
        f"insert into problem select f._filing, {place}, {quoted(check.table)}, {column}, {labels}, {value}, {said} "
        f"from ({ready.compiled.sql}) q join filing f using (institution_id, period) where f._filing in ({wanted})"
    )
