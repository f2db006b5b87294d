"""Readable personal identifiers of a batch: gathered while tables are converted, kept when it is published."""

from pathlib import Path

import duckdb

from mingjian.engine.contracts import Table
from mingjian.intake.workbench import first_row
from mingjian.lake.vault import hash_sql, is_public_sql

_READABLE = "create temp table if not exists readable (readable varchar, first_filing bigint)"


def gather(engine: duckdb.DuckDBPyConnection, table: Table, source: str, given: set[str]) -> None:
    """Keep the distinct identifiers of the raw rows `source` for the vault."""
    engine.execute(_READABLE)
    for name, column in table.columns.items():
        if column.personal == "identifier" and name in given:
            engine.execute(
                f"insert into readable select upper(trim({name}::varchar)) as one, min(_filing) from {source} "
                f"where trim({name}::varchar) <> '' group by one having not {is_public_sql('one')}"
            )


def write(engine: duckdb.DuckDBPyConnection, key: bytes, vault: Path, run: str) -> None:
    """Write the identifiers that the vault does not hold yet into a new part of it."""
    engine.execute(_READABLE)
    known = (
        f"read_parquet('{vault}/*.parquet')"
        if any(vault.glob("*.parquet"))
        else "(select null::varchar as hash limit 0)"
    )
    engine.execute(
        f"create temp table vault_part as select {hash_sql(key, 'readable')} as hash, readable, first_filing "
        "from (select readable, min(first_filing) as first_filing from readable group by readable)"
    )
    engine.execute(f"delete from vault_part where hash in (select hash from {known})")
    if first_row(engine, "select count(*) from vault_part")[0]:
        draft = vault / f".{run}.draft"
        engine.execute(f"copy vault_part to '{draft}' (format parquet, compression zstd)")
        draft.chmod(0o600)
        draft.replace(vault / f"{run}.parquet")
