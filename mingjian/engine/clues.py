"""From a model's rows to clues: identity, sentence in both languages, and the keys that lead to the filed rows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from mingjian.engine.compiler import Compiled
from mingjian.engine.contracts import CodeList, Table
from mingjian.engine.library import Library
from mingjian.engine.plan import base_table
from mingjian.engine.questions import Model
from mingjian.engine.sentences import sentence

CONTRACT = ("institution_id", "subject_id", "measure", "threshold")
_as_json = json.JSONEncoder(default=str, ensure_ascii=False).encode
CLUE_SCHEMA = pa.schema(
    [
        ("clue_id", pa.string()),
        ("model", pa.string()),
        ("institution_id", pa.string()),
        ("subject_type", pa.string()),
        ("subject_id", pa.string()),
        ("as_of", pa.date32()),
        ("measure", pa.float64()),
        ("threshold", pa.float64()),
        ("amount", pa.decimal128(20, 2)),
        ("severity", pa.string()),
        ("quality", pa.float64()),
        ("sentence_zh", pa.string()),
        ("sentence_en", pa.string()),
        ("facts", pa.string()),
    ]
)


@dataclass(frozen=True)
class Found:
    """What one model found: its clues, and for each the key values that lead to filed rows."""

    clues: pa.Table
    rows: list[dict[str, Any]]
    merged: int


def clue_id(model: Model, row: Mapping[str, Any]) -> str:
    """The same finding next month has the same id: model, institution, subject and what the model calls unique."""
    parts = [model.id, row["institution_id"], row["subject_id"], *(row[name] for name in model.unique)]
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]


def find(
    model: Model, rows: pa.Table, as_of: date, quality: Mapping[str, float | None], codes: Mapping[str, CodeList]
) -> Found:
    """The clues in a model's rows; rows with one identity are merged, the largest kept."""
    best: dict[str, dict[str, Any]] = {}
    lists = [column.name for column in rows.schema if pa.types.is_list(column.type)]
    for row in rows.to_pylist():
        row |= {name: _settled(row[name]) for name in lists}
        identity = clue_id(model, row)
        if identity not in best or _weight(row) > _weight(best[identity]):
            best[identity] = row
    kept = [row | {"clue_id": identity} for identity, row in sorted(best.items())]
    clues = [_clue(model, row, as_of, quality, codes) for row in kept]
    return Found(pa.Table.from_pylist(clues, CLUE_SCHEMA), kept, rows.num_rows - len(kept))


def _settled(values: list[Any] | None) -> list[Any] | None:
    """A list in one order and without gaps, whatever the engine made of it."""
    return None if values is None else sorted((one for one in values if one is not None), key=str)


def _weight(row: Mapping[str, Any]) -> tuple[float, float, str]:
    return float(row.get("amount") or 0), float(row["measure"] or 0), json.dumps(row, default=str, sort_keys=True)


def _clue(
    model: Model, row: dict[str, Any], as_of: date, quality: Mapping[str, float | None], codes: Mapping[str, CodeList]
) -> dict[str, Any]:
    facts = {name: value for name, value in row.items() if name not in ("clue_id", "institution_id")}
    return {
        "clue_id": row["clue_id"],
        "model": model.id,
        "institution_id": row["institution_id"],
        "subject_type": model.subject,
        "subject_id": str(row["subject_id"]),
        "as_of": as_of,
        "measure": _float(row["measure"]),
        "threshold": _float(row["threshold"]),
        "amount": Decimal(str(row["amount"])).quantize(Decimal("0.01")) if row.get("amount") is not None else None,
        "severity": model.severity,
        "quality": quality.get(row["institution_id"]),
        "sentence_zh": sentence(model.clue.zh, row, "zh", codes),
        "sentence_en": sentence(model.clue.en, row, "en", codes),
        "facts": _as_json(facts),
    }


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def codes_of(library: Library, tables: Iterable[str], columns: Iterable[str]) -> dict[str, CodeList]:
    """The code list of each result column that carries a contract's code column on."""
    found: dict[str, CodeList] = {}
    for name in tables:
        for column in library.tables[base_table(name)[0]].columns.values():
            if column.codes and column.name in columns:
                found.setdefault(column.name, column.codes)
    return found


def evidence_tables(library: Library, compiled: Compiled, reads: Iterable[str]) -> list[Table]:
    """The tables read whose whole key stands in the result: those keys are the evidence."""
    names = dict.fromkeys(base_table(name)[0] for name in reads)
    return [library.tables[name] for name in names if set(library.tables[name].grain) <= compiled.columns.keys()]
