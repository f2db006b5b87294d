"""DuckDB in the same process: the default engine. It reads the given files and nothing else, and writes nowhere."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from mingjian.engine.engines import Slice, matching


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
        self._scans: dict[str, str] = {}
        self._connection = duckdb.connect()
        self._set("preserve_insertion_order", "false")
        self._set("parquet_metadata_cache", "true")
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
        self._scans.pop(name, None)
        if not part.files:
            nothing = ", ".join(f'cast(null as {kind}) as "{column}"' for column, kind in columns.items())
            self.define(name, f"select {nothing} where false")
            return
        listed = ", ".join(_quoted(file) for file in self._near(part.files))
        wanted = ", ".join(f'cast("{column}" as {kind}) as "{column}"' for column, kind in columns.items())
        files = f"from read_parquet([{listed}], union_by_name = true){_only(part)}"
        self.define(name, f"select {wanted} {files}")
        self._scans[name] = f"select {wanted}, file_index as _nth, file_row_number as _at {files}"

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

    def look_up(self, name: str, columns: Iterable[str], keys: pa.Table, on: Mapping[str, str]) -> pa.Table:
        """See Engine.look_up: where the rows lie is found in the columns of the key, only these rows are read whole."""
        self.put("_key", keys)
        if name not in self._scans:
            return self.collect(matching(f'"{name}"', columns, keys, on))
        scan = self._scans[name]
        self.materialise("_place", matching(f"({scan})", ("_nth", "_at"), keys, on))
        said = ", ".join([*(f'_place."{key}"' for key in keys.column_names), *(f'filed."{one}"' for one in columns)])
        rows = f"(select * from ({scan}) where _at in (select _at from _place))"
        return self.collect(f"select {said} from {rows} as filed join _place using (_nth, _at)")

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
