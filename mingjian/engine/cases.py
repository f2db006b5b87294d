"""A question's own cases: given rows, expected clues or values, from `<question>.test.yaml`; they run on any engine."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from mingjian.engine import strict_yaml
from mingjian.engine.clues import codes_of
from mingjian.engine.compiler import Compiler
from mingjian.engine.computing import compute
from mingjian.engine.contracts import Table
from mingjian.engine.duck import DuckEngine
from mingjian.engine.engines import Engine, Part
from mingjian.engine.errors import Flaw, LibraryError
from mingjian.engine.indicators import said
from mingjian.engine.library import Library
from mingjian.engine.plan import base_table, features_read, tables_read
from mingjian.engine.questions import Indicator, Model
from mingjian.engine.sentences import sentence

INSTITUTION = "B0001"
_NOTHING = Part(())


@dataclass(frozen=True)
class Case:
    """One case: its sentence, the run date, the filed rows, and the clues that must come out."""

    name: str
    as_of: date
    given: Mapping[str, list[dict[str, Any]]]
    expect: list[dict[str, Any]]


@dataclass(frozen=True)
class Verdict:
    """How a case went: the clues that are missing and the ones nobody expected."""

    model: str
    case: str
    missing: list[dict[str, Any]]
    surplus: list[dict[str, Any]]
    sentences: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether exactly the expected clues came out."""
        return not self.missing and not self.surplus


def read_cases(model: Model | Indicator) -> list[Case]:
    """The cases beside the question; raises LibraryError when there are none or a row names an unknown key."""
    path = model.test_path
    if not path.exists():
        raise LibraryError([Flaw(path, f"{model.id} has no cases.", "Write them beside it.")])
    said = strict_yaml.read(path)
    defaults = said.get("defaults", {})
    return [_case(path, one, defaults) for one in said["cases"]]


def run_case(library: Library, model: Model | Indicator, case: Case, engine: Engine | None = None) -> Verdict:
    """Run one case on `engine` (DuckDB in memory by default) and compare as a bag of the columns expected."""
    used = engine or DuckEngine(threads=1)
    compiler = Compiler(library, case.as_of)
    compiled = compiler.compile(model.sql, model.path)
    reads = tables_read(compiled, compiler)
    for name in reads:
        table, is_history = base_table(name)
        _give(used, name, library.tables[table], case, is_history)
    for name in features_read(compiled, compiler):
        compute(used, compiler, name)
    answer = used.collect(compiled.sql)
    rows = said(answer) if isinstance(model, Indicator) else answer.to_pylist()
    codes = codes_of(library, reads, compiled.columns)
    sentences = tuple(
        sentence(model.clue.in_language(language), row, language, codes)
        for row in rows
        for language in ("zh", "en")
        if isinstance(model, Model)
    )
    return _compare(model.id, case, rows, sentences)


def _case(path: Path, said: Mapping[str, Any], defaults: Mapping[str, Mapping[str, Any]]) -> Case:
    unknown = said.keys() - {"name", "as_of", "given", "expect"}
    if unknown or not said.keys() >= {"name", "as_of", "given", "expect"}:
        raise LibraryError(
            [Flaw(path, f"a case says {sorted(said)}.", "Give name, as_of, given and expect, nothing else.")]
        )
    given = {
        table: [{**defaults.get(table, {}), **row} for row in rows or []]
        for table, rows in (said["given"] or {}).items()
    }
    return Case(str(said["name"]), said["as_of"], given, list(said["expect"] or []))


def _give(engine: Engine, name: str, table: Table, case: Case, is_history: bool) -> None:
    rows = list(_completed(table, case))
    if not is_history and table.cadence != "increment":
        newest: dict[str, date] = {}
        for row in rows:
            newest[row["institution_id"]] = max(row["period"], newest.get(row["institution_id"], date.min))
        rows = [row for row in rows if row["period"] == newest[row["institution_id"]]]
    if not rows:
        engine.attach(name, _NOTHING, table.lake_types)
        return
    columns = {
        column: pa.array([_cast(row[column]) for row in rows], _arrow(kind))
        for column, kind in table.lake_types.items()
    }
    engine.put(name, pa.table(columns))


def _completed(table: Table, case: Case) -> Iterator[dict[str, Any]]:
    for line, row in enumerate(case.given.get(table.name, []), 1):
        unknown = row.keys() - table.lake_types.keys()
        if unknown:
            fix = "Use the contract's columns."
            raise LibraryError([Flaw(table.path, f"the case `{case.name}` gives {table.name}.{min(unknown)}.", fix)])
        added = {"institution_id": INSTITUTION, "period": case.as_of, "_filing": 1, "_file": 1, "_line": line}
        yield dict.fromkeys(table.lake_types) | added | row


_ARROW: Mapping[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "BOOLEAN": pa.bool_(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "DECIMAL(20, 2)": pa.decimal128(20, 2),
    "DECIMAL(20, 6)": pa.decimal128(20, 6),
    "DATE": pa.date32(),
    "TIME": pa.time64("us"),
}


def _arrow(kind: str) -> pa.DataType:
    return _ARROW[kind]


def _cast(value: Any) -> Any:
    """YAML's numbers as exact decimals where the contract wants them; whole numbers and texts stay."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str) and len(value) == 8 and value[2] == value[5] == ":":
        return time.fromisoformat(value)
    return value


def _compare(model: str, case: Case, rows: list[dict[str, Any]], sentences: tuple[str, ...]) -> Verdict:
    columns = {name for clue in case.expect for name in clue} or {"subject_id"}
    wanted = Counter(_key(clue, columns) for clue in case.expect)
    got = Counter(_key(row, columns) for row in rows)
    missing = [dict(key) for key in (wanted - got).elements()]
    surplus = [dict(key) for key in (got - wanted).elements()]
    return Verdict(model, case.name, missing, surplus, sentences)


def _key(row: Mapping[str, Any], columns: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _plain(row.get(name))) for name in sorted(columns))


def _plain(value: Any) -> str:
    """Numbers compare by value to six places, lists as bags, everything else by its text."""
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int | float | Decimal):
        return f"{float(value):.6f}"
    if isinstance(value, list):
        return str(sorted(_plain(one) for one in value if one is not None))
    return str(value)
