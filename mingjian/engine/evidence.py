"""The filed rows behind clues: found by the keys in a model's result, kept with file and line as on that day."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import pyarrow as pa

from mingjian.engine.contracts import ADDED_COLUMNS, Table
from mingjian.engine.engines import Engine, Source

WHOLE_ROWS = 200
OTHER_INSTITUTIONS = "other_institution_id"
EVIDENCE_SCHEMA = pa.schema(
    [
        ("clue_id", pa.string()),
        ("table", pa.string()),
        ("institution_id", pa.string()),
        ("period", pa.date32()),
        ("file", pa.string()),
        ("line", pa.int64()),
        ("row", pa.string()),
    ]
)


def key_rows(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """One row for each clue and key of `table`; a list in the result stands for several keys."""
    keys: dict[tuple[str, ...], None] = {}
    for row in rows:
        columns = [_many(row[name]) for name in table.grain]
        longest = max(map(len, columns), default=0)
        spread = [column * longest if len(column) == 1 else column for column in columns]
        for institution in _institutions(table, row):
            for values in zip_longest(*spread):
                if None not in values:
                    keys[(row["clue_id"], institution, *(str(value) for value in values))] = None
    names = ["clue_id", "institution", *(f"key_{name}" for name in table.grain)]
    return [dict(zip(names, key, strict=True)) for key in keys]


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _institutions(table: Table, row: Mapping[str, Any]) -> list[str]:
    """Where the key is to be looked for: keys of an institution's own numbering count in its filings only."""
    if table.family == "registers":
        return [""]
    others = _many(row.get(OTHER_INSTITUTIONS))
    return [row["institution_id"], *(str(other) for other in others if other)]


def fetch(engine: Engine, source: Source, table: Table, view: str, keys: list[dict[str, str]]) -> pa.Table:
    """The filed rows of `table` for the keys, read through the attached `view`."""
    engine.put("_key", pa.Table.from_pylist(keys))
    on = [f'cast(filed."{name}" as varchar) = _key."key_{name}"' for name in table.grain]
    if keys[0]["institution"]:
        on.append("filed.institution_id = _key.institution")
    columns = ", ".join(f'filed."{name}"' for name in table.lake_types)
    rows = engine.collect(f'select _key.clue_id, {columns} from "{view}" as filed join _key on {" and ".join(on)}')
    return _as_evidence(table, rows, source)


def _as_evidence(table: Table, rows: pa.Table, source: Source) -> pa.Table:
    found = rows.to_pylist()
    files = source.file_names(sorted({row["_file"] for row in found}))
    order = sorted(found, key=lambda row: (row["clue_id"], row["period"], row["_file"], row["_line"]))
    counts: dict[str, int] = {}
    evidence = []
    for row in order:
        counts[row["clue_id"]] = counts.get(row["clue_id"], 0) + 1
        evidence.append(_evidence(table, row, files, counts[row["clue_id"]] <= WHOLE_ROWS))
    return pa.Table.from_pylist(evidence, EVIDENCE_SCHEMA)


def _evidence(table: Table, row: dict[str, Any], files: Mapping[int, str], is_whole: bool) -> dict[str, Any]:
    names: Sequence[str] = list(table.columns) if is_whole else table.grain
    shown = {name: row[name] for name in names if row[name] is not None and name not in ADDED_COLUMNS}
    return {
        "clue_id": row["clue_id"],
        "table": table.name,
        "institution_id": row["institution_id"],
        "period": row["period"],
        "file": files.get(row["_file"], str(row["_file"])),
        "line": row["_line"],
        "row": json.dumps(shown, default=str, ensure_ascii=False),
    }
