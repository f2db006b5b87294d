"""The filed rows behind clues are kept in order, the first of a clue whole, the rest by their key, each for its model."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pyarrow as pa

from mingjian.engine.duck import DuckEngine
from mingjian.engine.evidence import WHOLE_ROWS, fetch, keys_of
from mingjian.engine.library import Library
from tests.engine.conftest import FiledRows


def loans(count: int) -> pa.Table:
    """So many loans of one bank in one file; only the first has a customer."""
    numbers = range(count)
    return pa.table(
        {
            "institution_id": ["B1"] * count,
            "period": [date(2025, 12, 31)] * count,
            "loan_id": [f"L{number:04}" for number in numbers],
            "customer_id": ["王“小”\n"] + [None] * (count - 1),
            "five_class": ["normal"] * count,
            "balance": pa.array([Decimal("5.00")] * count, pa.decimal128(20, 2)),
            "overdue_since": [date(2025, 10, 1)] * count,
            "_filing": pa.array([1] * count, pa.int32()),
            "_file": pa.array([7] * count, pa.int32()),
            "_line": pa.array(list(numbers), pa.int64()),
        }
    )


def fetched(library: Library, filed: FiledRows, clues: Iterable[tuple[str, str, list[str]]]) -> dict[str, pa.Table]:
    """The evidence by model, for (model, clue, loan numbers)."""
    engine = DuckEngine(threads=1)
    engine.put("loan", loans(WHOLE_ROWS + 2))
    table = library.tables["loan"]
    found = [
        keys_of(model, table, [{"clue_id": clue, "institution_id": "B1", "loan_id": numbers}])
        for model, clue, numbers in clues
    ]
    return fetch(engine, filed, table, "loan", pa.concat_tables(found))


def test_rows_beyond_the_first_are_kept_by_their_key(library: Library, filed: FiledRows) -> None:
    numbers = [f"L{number:04}" for number in range(WHOLE_ROWS + 2)]

    rows = fetched(library, filed, [("m.one", "c1", numbers)])["m.one"].to_pylist()

    assert [row["line"] for row in rows] == list(range(WHOLE_ROWS + 2))
    assert rows[0]["row"] == json.dumps(
        {
            "loan_id": "L0000",
            "customer_id": "王“小”\n",
            "five_class": "normal",
            "balance": "5.00",
            "overdue_since": "2025-10-01",
        },
        ensure_ascii=False,
    )
    assert [len(json.loads(row["row"])) for row in rows[1:]] == [4] * (WHOLE_ROWS - 1) + [1, 1]


def test_each_model_gets_its_own_clues(library: Library, filed: FiledRows) -> None:
    wanted = [("m.two", "c2", ["L0001", "L0002"]), ("m.one", "c1", ["L0001"]), ("m.none", "c3", ["missing"])]

    evidence = fetched(library, filed, wanted)

    assert {model: rows.column("clue_id").to_pylist() for model, rows in evidence.items()} == {
        "m.one": ["c1"],
        "m.two": ["c2", "c2"],
    }
