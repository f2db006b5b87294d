"""References to nothing: no row of this filing, nor of an earlier one for tables it leaves out, bears the name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from mingjian.engine.contracts import Column, Table
from mingjian.intake.judge import quoted
from mingjian.intake.rules import RULES
from mingjian.intake.workbench import first_row

_RULE = "reference"


@dataclass(frozen=True)
class References:
    """Follows the references of the rows being checked, all columns of a table in one pass."""

    engine: duckdb.DuckDBPyConnection
    tables: Mapping[str, Table]

    def follow(self, table: Table) -> None:
        """Enter every value that refers to nothing."""
        referring = [column for column in table.columns.values() if column.refers]
        if not referring:
            return
        counting = ", ".join(f"count_if({_dangles(column)})" for column in referring)
        counts = first_row(self.engine, f"select {counting} from {table.name} r")
        for column, count in zip(referring, counts, strict=True):
            if count:
                self._enter(table, column)

    def _enter(self, table: Table, column: Column) -> None:
        titles = [self.tables[target].title for target, _ in column.refers]
        target = {"zh": "、".join(f"“{title.zh}”" for title in titles), "en": " or ".join(title.en for title in titles)}
        shown = f"r.{column.name}::varchar" if not column.personal else "'***'"
        labels = [table.name, column.name, _RULE, RULES[_RULE].severity, RULES[_RULE].dimension]
        facts = quoted(json.dumps({"target": target}, ensure_ascii=False))
        self.engine.execute(
            f"insert into problem select _filing, _file, _line, {', '.join(map(quoted, labels))}, {shown}, {facts} "
            f"from {table.name} r where {_dangles(column)}"
        )


def _dangles(column: Column) -> str:
    found = " or ".join(
        f"exists (select 1 from {target}_known k where k.owner = r._filing and k.{key} = r.{column.name})"
        for target, key in column.refers
    )
    return f"(r.{column.name} is not null and not ({found}))"
