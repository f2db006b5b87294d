"""Keys filed twice: within one filing an error, of an increment across periods a doubt."""

from dataclasses import dataclass

import duckdb

from mingjian.engine.contracts import Table
from mingjian.intake.rules import RULES
from mingjian.intake.workbench import first_row


@dataclass(frozen=True)
class Keys:
    """Looks for keys that stand more than once; hashes are counted first, rows are looked at only when they differ."""

    engine: duckdb.DuckDBPyConnection

    def twice(self, table: Table) -> None:
        """Enter every row whose key stood before it in the same filing."""
        key = ", ".join(table.grain)
        rows, distinct = first_row(
            self.engine, f"select count(*), count(distinct hash(_filing, {key})) from {table.name}_filed"
        )
        if rows != distinct:
            again = (
                f"select *, row_number() over (partition by _filing, {key} order by _file, _line) as nth "
                f"from {table.name}_filed where {_given(table)} qualify nth > 1"
            )
            self._enter(table, "key_twice", again)

    def filed_before(self, table: Table) -> None:
        """Enter the rows being checked of an increment whose key came in an earlier period already."""
        key = ", ".join(table.grain)
        here, ever = first_row(
            self.engine,
            f"select count(distinct hash(_filing, {key})), count(distinct hash(institution_id, {key})) "
            f"from {table.name}_earlier",
        )
        if here != ever:
            same = " and ".join(f"e.{column} = r.{column}" for column in table.grain)
            again = (
                f"select * from {table.name} r where exists (select 1 from {table.name}_earlier e "
                f"where e.institution_id = r.institution_id and e.period < r.period and {same} "
                "and e._filing not in (select _filing from rejected))"
            )
            self._enter(table, "key_filed_before", again)

    def _enter(self, table: Table, rule: str, rows: str) -> None:
        shown = f"left(concat_ws('|', {', '.join(f'{column}::varchar' for column in table.grain)}), 200)"
        severity, dimension = RULES[rule].severity, RULES[rule].dimension
        self.engine.execute(
            f"insert into problem select _filing, _file, _line, '{table.name}', '{', '.join(table.grain)}', '{rule}', "
            f"'{severity}', '{dimension}', {shown}, null from ({rows})"
        )


def _given(table: Table) -> str:
    return " and ".join(f"{column} is not null" for column in table.grain)
