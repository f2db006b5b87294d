"""From an indicator's rows to values: one an institution, and one of the whole sector where no institution is named."""

import json
from datetime import date
from typing import Any

import pyarrow as pa

from mingjian.engine.questions import Indicator

CONTRACT = ("institution_id", "value")
VALUE_SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("institution_id", pa.string()),
        ("as_of", pa.date32()),
        ("value", pa.float64()),
        ("parts", pa.string()),
    ]
)


def said(rows: pa.Table) -> list[dict[str, Any]]:
    """The rows that have a value; a sum over nothing has none."""
    return [row for row in rows.to_pylist() if row["value"] is not None]


def values(indicator: Indicator, rows: pa.Table, as_of: date) -> pa.Table:
    """The values in an indicator's rows, other columns kept as their parts."""
    told = said(rows)
    whose = [row["institution_id"] for row in told]
    if len(set(whose)) < len(whose):
        raise ValueError("the result has two values of one institution")
    kept = [
        {
            "indicator": indicator.id,
            "institution_id": row["institution_id"],
            "as_of": as_of,
            "value": float(row["value"]),
            "parts": json.dumps(
                {name: row[name] for name in row.keys() - set(CONTRACT)}, default=float, sort_keys=True
            ),
        }
        for row in sorted(told, key=lambda row: (row["institution_id"] is not None, row["institution_id"]))
    ]
    return pa.Table.from_pylist(kept, VALUE_SCHEMA)
