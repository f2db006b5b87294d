"""Apache Spark through Spark Connect: the engine for cities that outgrow one machine. The same text, translated.

Extra `spark`. The cluster reads the lake's files itself, so they must lie on storage that every worker reaches.
"""

from collections.abc import Mapping

import pyarrow as pa
import sqlglot
from pyspark.sql import DataFrame, SparkSession

from mingjian.engine.engines import Slice


class SparkEngine:
    """Runs questions on the cluster behind `remote` (sc://HOST:PORT)."""

    name = "spark"

    def __init__(self, remote: str) -> None:
        """Open a session of its own; views and kept rows end with it."""
        self._session = SparkSession.builder.remote(remote).create()
        self._session.conf.set("spark.sql.session.timeZone", "UTC")
        self._session.conf.set("spark.sql.timeType.enabled", "true")  # contracts have times of day
        self.version = self._session.version
        self._kept: list[DataFrame] = []

    def attach(self, name: str, part: Slice, columns: Mapping[str, str]) -> None:
        """See Engine.attach; a table nobody filed is an empty one."""
        if not part.files:
            nothing = ", ".join(f'cast(null as {kind}) as "{column}"' for column, kind in columns.items())
            self.define(name, f"select {nothing} where false")
            return
        rows = self._session.read.option("mergeSchema", "true").parquet(*part.files)
        if part.filings is not None:
            rows = rows.where(rows["_filing"].isin(list(part.filings)))
        rows.createOrReplaceTempView(f"{name}_file")
        typed = ", ".join(f'cast("{column}" as {kind}) as "{column}"' for column, kind in columns.items())
        self.define(name, f'select {typed} from "{name}_file"')

    def put(self, name: str, rows: pa.Table) -> None:
        """See Engine.put."""
        self._session.createDataFrame(rows).createOrReplaceTempView(name)

    def define(self, name: str, sql: str) -> None:
        """See Engine.define."""
        self._ask(sql).createOrReplaceTempView(name)

    def materialise(self, name: str, sql: str) -> None:
        """See Engine.materialise; the rows are kept in the workers' memory and on their disks."""
        rows = self._ask(sql).persist()
        rows.createOrReplaceTempView(name)
        self._kept.append(rows)

    def collect(self, sql: str) -> pa.Table:
        """See Engine.collect."""
        return self._ask(sql).toArrow()

    def close(self) -> None:
        """See Engine.close."""
        for rows in self._kept:
            rows.unpersist()
        self._session.stop()

    def _ask(self, sql: str) -> DataFrame:
        return self._session.sql(sqlglot.transpile(sql, read="duckdb", write="spark")[0])
