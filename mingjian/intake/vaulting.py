"""Personal identifiers of a batch: veiled while tables are converted, the readable ones kept when it is published."""

from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mingjian.intake import distinct
from mingjian.intake.workbench import first_row
from mingjian.lake.vault import is_public_sql, veiled_sql

_READABLE = "create temp table if not exists readable (hash varchar, readable varchar, first_filing bigint)"


def veil(
    engine: duckdb.DuckDBPyConnection, key: bytes, array: pa.ChunkedArray, filings: npt.NDArray[np.int64]
) -> pa.Array:
    """What the lake keeps for each distinct identifier of a column; the readable ones are entered for the vault."""
    condensed = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    cells, first = distinct.values(condensed), distinct.first_seen(condensed, filings)
    places = pa.array(np.arange(len(cells)))
    engine.register("identifier_cells", pa.table({"place": places, "cell": cells, "first_filing": first}))
    veiled = engine.sql(
        f"select {veiled_sql(key, 'one')} as hash, one as readable, {is_public_sql('one')} as is_public, first_filing "
        "from (select *, nullif(upper(trim(cell::varchar)), '') as one from identifier_cells) order by place"
    ).to_arrow_table()
    engine.execute(_READABLE)
    engine.register("veiled_cells", veiled)
    engine.execute(
        "insert into readable select hash, readable, first_filing from veiled_cells "
        "where not is_public and first_filing is not null"
    )
    engine.unregister("veiled_cells")
    engine.unregister("identifier_cells")
    return veiled.column("hash").combine_chunks()


def write(engine: duckdb.DuckDBPyConnection, vault: Path, run: str) -> None:
    """Write the identifiers that the vault does not hold yet into a new part of it."""
    engine.execute(_READABLE)
    known = (
        f"read_parquet('{vault}/*.parquet')"
        if any(vault.glob("*.parquet"))
        else "(select null::varchar as hash limit 0)"
    )
    engine.execute(
        "create temp table vault_part as "
        "select hash, readable, min(first_filing) as first_filing from readable group by hash, readable"
    )
    engine.execute(f"delete from vault_part where hash in (select hash from {known})")
    if first_row(engine, "select count(*) from vault_part")[0]:
        draft = vault / f".{run}.draft"
        engine.execute(f"copy vault_part to '{draft}' (format parquet, compression zstd)")
        draft.chmod(0o600)
        draft.replace(vault / f"{run}.parquet")
