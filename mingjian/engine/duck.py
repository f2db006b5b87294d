"""DuckDB in the same process: the default engine. It reads the given files and nothing else, and writes nowhere."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from mingjian.engine.engines import Slice


class DuckEngine:
    """Runs questions in DuckDB, joining tables in the order a model names them.

    After `seal` no other file or address can be reached from SQL.
    """

    name = "duckdb"
    version = duckdb.__version__

    def __init__(
        self,
        *,
        threads: int | None = None,
        memory: str | None = None,
        scratch: Path | None = None,
        near: Callable[[Sequence[str]], Sequence[str]] = list,
    ) -> None:
        """`threads` and `memory` (such as 8GB) bound the run; `scratch` takes what does not fit in memory.

        `near` gives local copies of files that lie elsewhere.
        """
        self._near = near
        self._connection = duckdb.connect()
        self._set("preserve_insertion_order", "false")
        self._set("enable_progress_bar", "false")
        # filed Parquet says nothing of how many institutions there are: guessing, DuckDB joins on institution_id alone
        self._set("disabled_optimizers", "'join_order'")
        if threads:
            self._set("threads", str(threads))
        if memory:
            self._set("memory_limit", f"'{memory}'")
        if scratch:
            scratch.mkdir(parents=True, exist_ok=True)
            self._set("temp_directory", f"'{scratch}'")

    def seal(self, folders: Iterable[str]) -> None:
        """Close every way out but reading below `folders`; configuration can no longer be changed."""
        listed = ", ".join(_quoted(folder) for folder in folders)
        self._set("allowed_directories", f"[{listed}]")
        self._set("enable_external_access", "false")
        self._set("lock_configuration", "true")

    def attach(self, name: str, part: Slice, columns: Mapping[str, str]) -> None:
        """See Engine.attach; a table nobody filed is an empty one."""
        if not part.files:
            nothing = ", ".join(f'cast(null as {kind}) as "{column}"' for column, kind in columns.items())
            self.define(name, f"select {nothing} where false")
            return
        listed = ", ".join(_quoted(file) for file in self._near(part.files))
        wanted = ", ".join(f'cast("{column}" as {kind}) as "{column}"' for column, kind in columns.items())
        self.define(name, f"select {wanted} from read_parquet([{listed}], union_by_name = true){_only(part)}")

    def put(self, name: str, rows: pa.Table) -> None:
        """See Engine.put."""
        self._connection.register("_incoming", rows)
        self._connection.execute(f'create or replace temp table "{name}" as select * from _incoming')
        self._connection.unregister("_incoming")

    def define(self, name: str, sql: str) -> None:
        """See Engine.define."""
        self._connection.execute(f'create or replace temp view "{name}" as {sql}')

    def materialise(self, name: str, sql: str) -> None:
        """See Engine.materialise."""
        self._connection.execute(f'create or replace temp table "{name}" as {sql}')

    def collect(self, sql: str) -> pa.Table:
        """See Engine.collect."""
        return self._connection.sql(sql).to_arrow_table()

    def close(self) -> None:
        """See Engine.close."""
        self._connection.close()

    def _set(self, setting: str, value: str) -> None:
        self._connection.execute(f"set {setting} = {value}")


def _only(part: Slice) -> str:
    if part.filings is None:
        return ""
    return f" where _filing in ({', '.join(str(filing) for filing in part.filings) or 'null'})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
