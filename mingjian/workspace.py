"""The analytical rooms put together for whoever has a home folder: take filings in, run models, read clues."""

import fnmatch
import re
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa
from sqlalchemy import select

from mingjian.engine.duck import DuckEngine
from mingjian.engine.engines import Engine
from mingjian.engine.errors import UserError
from mingjian.engine.library import OVERLAY, Library
from mingjian.engine.results import Results, RunRecord
from mingjian.engine.run import Order, Progress, run
from mingjian.intake import Receipt, take_in
from mingjian.lake import Lake, Pin, TableSlice
from mingjian.lake.errors import NothingFiled
from mingjian.lake.ledger import FILING_TABLE

SPARK_PORT = 15002
PATIENCE_SECONDS = 5
_MEMORY = re.compile(r"\d+(\.\d+)?\s*[KMGT]i?B", re.IGNORECASE)


class NoModelMatches(UserError):
    """A pattern that no model's name fits."""

    code = "no_model_matches"
    zh = "没有监管模型或指标符合{pattern}。全部模型见 mingjian models list。"
    en = "No model or indicator matches {pattern}. See all models with mingjian models list."


class MemoryUnreadable(UserError):
    """An amount of memory that is none."""

    code = "memory_unreadable"
    zh = "“{memory}”不是内存大小；请写成 8GB 或 500MB 这样的形式。"
    en = "{memory} is no amount of memory. Write it like 8GB or 500MB."


class SparkAddressMissing(UserError):
    """Spark was asked for without saying where it is."""

    code = "spark_address_missing"
    zh = "没有说明Spark在哪里；请加上 --spark sc://主机:端口。"
    en = "It is not said where Spark is. Add --spark sc://HOST:PORT."


class SparkMissing(UserError):
    """Spark was asked for where it is not installed."""

    code = "spark_missing"
    zh = "这里没有安装Spark。请先安装 mingjian[spark]（源码目录中为 make spark），并备好Java 17。"
    en = "Spark is not installed here. Install mingjian[spark] (make spark in a checkout) and have Java 17 ready."


class SparkUnreachable(UserError):
    """Nobody answers as Spark at the address."""

    code = "spark_unreachable"
    zh = "{host}没有Spark Connect应答。请检查地址，并确认服务已启动。"
    en = "No Spark Connect answers at {host}. Check the address, and that the server is up."


@dataclass(frozen=True)
class Means:
    """With what a run is computed: engine, where it is, and how much of the machine it may take."""

    engine: str = "duckdb"
    host: str | None = None
    threads: int | None = None
    memory: str | None = None


@dataclass(frozen=True)
class RunOrder:
    """What is asked for: which models, over what is in which home, up to which day (the newest period by default)."""

    home: Path
    pattern: str = "*"
    as_of: date | None = None


@dataclass(frozen=True)
class Filed:
    """The lake at one moment, as the engine asks for it: rows by pin, file names and scores by ledger."""

    lake: Lake
    pin: Pin

    @property
    def as_of(self) -> date:
        """The run date."""
        return self.pin.as_of

    @property
    def daily_as_of(self) -> date:
        """The last day of what is filed day by day."""
        return self.pin.daily_as_of

    def slice(self, table: str, history: bool) -> TableSlice:
        """The part of `table` that counts."""
        return self.pin.slice(table, history)

    def record(self) -> dict[str, Any]:
        """What makes the same view again."""
        return self.pin.record()

    def file_names(self, files: Sequence[int]) -> Mapping[int, str]:
        """The files' names as they were filed."""
        return self.lake.file_names(files)

    def quality(self, institution_id: str, table: str) -> float | None:
        """The score of the institution's newest filing of `table`; None when it filed none."""
        return self._scores.get((institution_id, table))

    @cached_property
    def _scores(self) -> dict[tuple[str, str], float | None]:
        filings = {filing.id: filing for filing in self.pin.filings}
        rows = self.lake.ledger.rows(select(FILING_TABLE).where(FILING_TABLE.c.filing_id.in_(filings)))
        oldest_first = sorted(rows, key=lambda row: filings[row.filing_id].period)
        return {(filings[row.filing_id].institution_id, row.table_name): row.score for row in oldest_first}


def library_of(home: Path) -> Library:
    """The library as it is in force in a home: the one that came with the program, and what was approved here."""
    return Library.load(overlay=home / OVERLAY)


def run_models(order: RunOrder, means: Means, progress: Progress | None = None) -> RunRecord:
    """Run the models and indicators asked for over everything received in the home."""
    library = library_of(order.home)
    if not fnmatch.filter(library.asked, order.pattern):
        raise NoModelMatches(pattern=order.pattern)
    nothing = NothingFiled(home=order.home, as_of=order.as_of or date.today())  # noqa: DTZ011 - a day here
    if not order.home.is_dir():
        raise nothing
    lake = Lake.open(order.home)
    filed = Filed(lake, lake.pin(order.as_of))
    if not filed.pin.filings:
        raise nothing
    engine = open_engine(lake, means)
    try:
        return run(Order(library, filed, order.pattern, progress), engine, Results(order.home / "runs"))
    finally:
        engine.close()


def open_engine(lake: Lake, means: Means) -> Engine:
    """The engine asked for, closed off from everything but the lake's own files."""
    if means.memory and not _MEMORY.fullmatch(means.memory):
        raise MemoryUnreadable(memory=means.memory)
    if means.engine == "spark":
        return _open_spark(means.host)
    scratch = lake.home.path / "runs" / "scratch"
    engine = DuckEngine(threads=means.threads, memory=means.memory, scratch=scratch, near=lake.shelf.near)
    engine.seal([f"{lake.reading_folder}/", f"{scratch}/"])
    return engine


def _open_spark(host: str | None) -> Engine:
    if host is None:
        raise SparkAddressMissing
    if find_spec("pyspark") is None:
        raise SparkMissing
    _knock(host)
    from mingjian.engine.spark import SparkEngine

    return SparkEngine(host)


def _knock(host: str) -> None:
    """Refuse an address where nobody listens at once; Spark's own client would try for minutes."""
    address = urlsplit(host)
    try:
        socket.create_connection((address.hostname or "", address.port or SPARK_PORT), PATIENCE_SECONDS).close()
    except (OSError, ValueError) as silence:
        raise SparkUnreachable(host=host) from silence


class Workspace:
    """A home folder in five lines of Python: what was filed goes in, clues come out as Arrow."""

    def __init__(self, home: Path | str = ".mingjian") -> None:
        """`home` is made when something is first taken in."""
        self.home = Path(home)

    def take_in(self, *paths: Path | str) -> list[Receipt]:
        """Receive filings (folders or archives, of one or of many) and give a receipt for each."""
        return take_in([Path(path) for path in paths], self.home)

    def run(self, models: str = "*", as_of: date | None = None, means: Means | None = None) -> RunRecord:
        """Run the models and indicators whose id fits `models` over everything received up to `as_of`."""
        return run_models(RunOrder(self.home, models, as_of), means or Means())

    def clues(self, run_id: str | None = None) -> pa.Table:
        """The clues of a run, the newest by default; `.to_pandas()` and `polars.from_arrow` take them further."""
        results = Results(self.home / "runs")
        return results.clues(results.record(run_id))

    def indicators(self, run_id: str | None = None) -> pa.Table:
        """What a run's indicators came to: indicator, institution_id (null: the sector), as_of, value, parts."""
        results = Results(self.home / "runs")
        return results.indicators(results.record(run_id))

    def evidence(self, clue_id: str, run_id: str | None = None) -> pa.Table:
        """The filed rows behind one clue, with file and line."""
        results = Results(self.home / "runs")
        return results.evidence(results.record(run_id), clue_id)
