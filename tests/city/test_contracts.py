"""What a city files keeps the data standard: every table, every required value, every key and reference."""

from collections.abc import Iterator

import duckdb
import pytest

from mingjian.engine.contracts import Column, Table

# Tables of misfortune: nobody honest has a row in them in so small a city.
RARE = {"asset_transfer", "death", "endorsement", "group_member", "property_seizure", "write_off"}
# What only what is done on the platform fills: nobody asks or applies for anything in a drawn city.
OF_THE_PLATFORM = {"network_notice", "network_query", "property_application"}


def found(filed: duckdb.DuckDBPyConnection) -> set[str]:
    return {row[0] for row in filed.sql("select table_name from duckdb_tables()").fetchall()}


def test_every_table_of_the_standard_is_filed(filed: duckdb.DuckDBPyConnection, contracts: dict[str, Table]) -> None:
    assert contracts.keys() - found(filed) - OF_THE_PLATFORM <= RARE


def test_no_key_comes_twice(filed: duckdb.DuckDBPyConnection, contracts: dict[str, Table]) -> None:
    twice = []
    for name in sorted(found(filed)):
        table = contracts[name]
        period = "" if table.cadence == "increment" else "period, "
        keys = f"select institution_id, {period}{', '.join(table.grain)} from {name} group by all having count(*) > 1"
        twice += [name] * len(filed.sql(keys).fetchall())

    assert twice == []


def test_every_value_is_one_that_its_column_takes(
    filed: duckdb.DuckDBPyConnection, contracts: dict[str, Table]
) -> None:
    wrong = [f"{name}.{column}" for name in sorted(found(filed)) for column in _wrong(filed, contracts[name])]

    assert wrong == []


def _wrong(filed: duckdb.DuckDBPyConnection, table: Table) -> Iterator[str]:
    tests = {column.name: _test(column) for column in table.columns.values()}
    counts = filed.sql(
        f"select {', '.join(f'count(*) filter ({test})' for test in tests.values())} from {table.name}"
    ).fetchall()[0]
    yield from (name for name, number in zip(tests, counts, strict=True) if number)


def _test(column: Column) -> str:
    tests = ["false"]
    if column.is_required and column.type != "date":
        tests.append(f"{column.name} is null" + (f" or {column.name} = ''" if column.type in ("text", "code") else ""))
    if column.codes:
        tests.append(
            f"{column.name} not in ({', '.join(repr(key) for key in column.codes.values)}) and {column.name} not like 'other-%'"
        )
    if column.minimum is not None:
        tests.append(f"{column.name} < {column.minimum}")
    if column.maximum is not None:
        tests.append(f"{column.name} > {column.maximum}")
    return " or ".join(f"({test})" for test in tests)


@pytest.fixture(scope="session")
def references(contracts: dict[str, Table]) -> list[tuple[Table, Column]]:
    return [(table, column) for table in contracts.values() for column in table.columns.values() if column.refers]


def test_every_reference_leads_somewhere(
    filed: duckdb.DuckDBPyConnection, references: list[tuple[Table, Column]]
) -> None:
    dangling = []
    for table, column in references:
        targets = [(target, key) for target, key in column.refers if target in found(filed)]
        if table.name in found(filed) and targets:
            known = " union all ".join(f"select institution_id, {key} as key from {target}" for target, key in targets)
            lost = f"select 1 from {table.name} x anti join ({known}) k on k.institution_id = x.institution_id and k.key = x.{column.name} where x.{column.name} <> ''"
            dangling += [f"{table.name}.{column.name}"] * len(filed.sql(lost).fetchall())

    assert dangling == []
