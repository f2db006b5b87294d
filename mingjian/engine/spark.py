"""Apache Spark through Spark Connect: the engine for cities that outgrow one machine. The same text, translated.

Extra `spark`. The cluster reads the lake's files itself, so they must lie on storage that every worker reaches.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import ClassVar

import pyarrow as pa
import sqlglot
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from sqlglot import exp
from sqlglot.generators.spark import SparkGenerator

from mingjian.engine.engines import Slice, matching

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # what cannot be computed is an error, as in DuckDB, and no silent NULL
    "spark.sql.timeType.enabled": "true",  # contracts have times of day
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",  # products keep all their decimals
}


class SparkEngine:
    """Runs questions on the cluster behind `remote` (sc://HOST:PORT)."""

    name = "spark"

    def __init__(self, remote: str) -> None:
        """Open a session of its own; views and kept rows end with it."""
        self._session = SparkSession.builder.remote(remote).create()
        for setting, value in SETTINGS.items():
            self._session.conf.set(setting, value)
        self.version = self._session.version
        self._kept: list[DataFrame] = []

    def attach(self, name: str, part: Slice, columns: Mapping[str, str]) -> None:
        """See Engine.attach; a table nobody filed is an empty one."""
        if not part.files:
            nothing = ", ".join(f'cast(null as {kind}) as "{column}"' for column, kind in columns.items())
            self.define(name, f"select {nothing} where false")
            return
        rows = self._session.read.schema(_schema(columns)).parquet(*part.files)
        if part.filings is not None:
            rows = rows.where(rows["_filing"].isin(list(part.filings)))
        rows.createOrReplaceTempView(name)

    def put(self, name: str, rows: pa.Table) -> None:
        """See Engine.put."""
        self._session.createDataFrame(rows).createOrReplaceTempView(name)

    def define(self, name: str, sql: str) -> None:
        """See Engine.define."""
        with _told_shortly():
            self._ask(sql).createOrReplaceTempView(name)

    def materialise(self, name: str, sql: str) -> None:
        """See Engine.materialise; the rows lie with the workers, and whoever reads them starts from there."""
        with _told_shortly():
            rows = self._ask(sql).localCheckpoint()
        rows.createOrReplaceTempView(name)
        self._kept.append(rows)

    def collect(self, sql: str) -> pa.Table:
        """See Engine.collect."""
        with _told_shortly():
            return self._ask(sql).toArrow()

    def look_up(self, name: str, columns: Iterable[str], keys: pa.Table, on: Mapping[str, str]) -> pa.Table:
        """See Engine.look_up."""
        self.put("_key", keys)
        return self.collect(matching(f'"{name}"', columns, keys, on))

    def close(self) -> None:
        """See Engine.close."""
        self._kept.clear()
        self._session.stop()

    def _ask(self, sql: str) -> DataFrame:
        return self._session.sql(_written(sqlglot.parse_one(sql, dialect="duckdb")))


@contextmanager
def _told_shortly() -> Iterator[None]:
    """A fault in Spark's own first sentence; the trace through its Java stays behind it."""
    try:
        yield
    except PySparkException as fault:
        raise RuntimeError(str(fault).partition("\n")[0]) from fault


class _Writer(SparkGenerator):
    """SQLGlot's Spark dialect, made alike where the same words mean something else there."""

    TYPE_MAPPING: ClassVar = {**SparkGenerator.TYPE_MAPPING, exp.DType.TIME: "TIME"}
    TRANSFORMS: ClassVar = {
        **SparkGenerator.TRANSFORMS,
        exp.Avg: lambda self, node: self.func("AVG", exp.cast(node.this.copy(), "double")),
        exp.Div: lambda self, node: self.binary(_in_floats(node), "/"),
        exp.Concat: lambda self, node: self.func("CONCAT", *(_or_nothing(one) for one in node.expressions)),
        exp.ArrayConcat: lambda self, node: self.func("CONCAT", *(_or_empty(one) for one in node.iter_expressions())),
    }


def _in_floats(division: exp.Div) -> exp.Div:
    """Money over money is a float in DuckDB; Spark would round it to few decimals."""
    return exp.Div(this=exp.cast(division.this, "double"), expression=division.expression)


def _or_nothing(piece: exp.Expr) -> exp.Expr:
    """What is missing adds nothing to a text in DuckDB; in Spark it would swallow the whole."""
    return exp.Coalesce(this=exp.cast(piece.copy(), "text"), expressions=[exp.Literal.string("")])


def _or_empty(rows: exp.Expr) -> exp.Expr:
    """A list that is not there adds nothing in DuckDB; in Spark it would swallow the others."""
    return exp.Coalesce(this=rows.copy(), expressions=[exp.Array()])


def _schema(columns: Mapping[str, str]) -> str:
    """The contract's types as Spark writes them: said beforehand, no file has to be opened to find them out."""
    types = {column: exp.DataType.build(kind, dialect="duckdb") for column, kind in columns.items()}
    return ", ".join(f"`{column}` {_written(kind)}" for column, kind in types.items())


def _written(tree: exp.Expr) -> str:
    return _Writer(dialect="spark").generate(tree)
