"""Rows of many subjects found together are those that each alone finds, over all batches of a register."""

import pyarrow as pa
import pytest

from mingjian.lake.lookup import MANY, Laid

ROWS = [{"unit_code": f"U{number // 3:03d}", "rank": number, "amount": number * 2} for number in range(60)]


@pytest.fixture
def laid() -> Laid:
    """Twenty units of three rows each, in batches that end in the middle of a unit."""
    parts = [ROWS[:10], ROWS[10:11], ROWS[11:40], ROWS[40:]]
    schema = pa.Table.from_pylist(ROWS).schema
    batches = [pa.RecordBatch.from_pylist(part, schema) for part in parts]
    return Laid(pa.Table.from_batches(batches), [part[0]["unit_code"] for part in parts], None, None)


@pytest.mark.parametrize("columns", [(), ("rank",), ("amount", "unit_code")])
def test_many_are_found_as_each_alone(laid: Laid, columns: tuple[str, ...]) -> None:
    subjects = [
        "U019",
        "U003",
        "nothing",
        "U000",
        "U003",
        "U013",
        "",
        "U999",
        *(f"U{number:03d}" for number in range(20)),
    ]

    found = laid.find_many(subjects, columns)

    expected = [
        [{name: row[name] for name in row if not columns or name in columns} for row in ROWS if row["unit_code"] == one]
        for one in subjects
    ]
    assert len(subjects) >= MANY
    assert found == expected == [laid.find(subject, columns) for subject in subjects]


def test_nobody_is_found_where_nobody_is_sought(laid: Laid) -> None:
    assert laid.find_many([]) == []
