"""Personal identifiers of a batch: veiled while tables are converted, the readable ones kept when it is published."""

from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.intake import distinct
from mingjian.intake.workbench import first_row
from mingjian.lake.vault import is_public_sql, veiled_sql

_SHAPE = pa.schema([("hash", pa.string()), ("readable", pa.string()), ("first_filing", pa.int64())])


class Veil:
    """Veils identifiers with the key of one home and remembers the readable ones; threads may share it."""

    def __init__(self, key: bytes) -> None:
        """A DuckDB of its own computes the hashes."""
        self._key = key
        self._engine = duckdb.connect()
        self._readable: list[pa.Table] = []

    def of(self, array: pa.ChunkedArray, filings: npt.NDArray[np.int64]) -> pa.Array:
        """What the lake keeps for each distinct identifier of a column; `filings` says in which each row was filed."""
        condensed = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
        cells, first = distinct.values(condensed), distinct.first_seen(condensed, filings)
        veiled = self._hashed(pa.table({"place": np.arange(len(cells)), "cell": cells, "first_filing": first}))
        is_kept = pc.and_(pc.invert(veiled.column("is_public")), veiled.column("first_filing").is_valid())
        self._readable.append(veiled.filter(is_kept).select(_SHAPE.names).cast(_SHAPE))
        return veiled.column("hash").combine_chunks()

    def _hashed(self, cells: pa.Table) -> pa.Table:
        with self._engine.cursor() as engine:
            engine.register("identifier_cells", cells)
            return engine.sql(
                f"select {veiled_sql(self._key, 'one')} as hash, one as readable, {is_public_sql('one')} as is_public, "
                "first_filing from (select *, nullif(upper(trim(cell::varchar)), '') as one from identifier_cells) "
                "order by place"
            ).to_arrow_table()

    def write(self, vault: Path, run: str) -> None:
        """Write the identifiers that the vault does not hold yet into a new part of it."""
        known = (
            f"read_parquet('{vault}/*.parquet')"
            if any(vault.glob("*.parquet"))
            else "(select null::varchar as hash limit 0)"
        )
        with self._engine.cursor() as engine:
            engine.register("seen", pa.concat_tables([_SHAPE.empty_table(), *self._readable]))
            engine.execute(
                "create temp table vault_part as select hash, readable, min(first_filing) as first_filing from seen "
                f"where hash not in (select hash from {known}) group by hash, readable"
            )
            if first_row(engine, "select count(*) from vault_part")[0]:
                draft = vault / f".{run}.draft"
                engine.execute(f"copy vault_part to '{draft}' (format parquet, compression zstd)")
                draft.chmod(0o600)
                draft.replace(vault / f"{run}.parquet")
