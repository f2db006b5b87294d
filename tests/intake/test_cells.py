"""What Arrow reads of a cell is what SQL reads of it; what Arrow leaves, SQL may still read."""

import duckdb
import pyarrow as pa
import pytest

from mingjian.engine.contracts import CodeList, Column, Words
from mingjian.intake.cells import read_cells, trimmed
from mingjian.intake.judge import Judge, cell_of

WORDS = Words("甲", "A")
CODES = CodeList(
    "reason",
    WORDS,
    {"sale": Words("销售", "Sale"), "gift": Words("赠与", "Gift"), "Sale2": Words("再售", "sale")},
    True,
)
TEXTS = {
    "text": ["甲 乙", "  x ", " ", "　"],
    "code": ["销售", "SALE", "sale", "Gift ", "sale2", "其他-待核", "OTHER-x", "other-", "其他", "?", "其他-"],
    "flag": ["是", "否", "Y", "no", "TRUE", "0", "2", "对"],
    "integer": ["12", "-0", "+5", "5.0", "5.5", "1e3", "0x10", "99999999999999999999", "1,000", "5."],
    "money": ["1", "1.005", "-0.00", "1e2", "1,0", ".5", "100000000000000000000", "NaN", "￥1"],
    "rate": ["0.35", "0.0000001", "5%", "-1"],
    "decimal": ["3.1415926", "7"],
    "date": ["20250131", "2025-01-31", "20250230", "2025/01/31", "99991231", "0000-00-00", "2025131", "00010101", "x"],
    "time": ["102030", "10:20:30", "240000", "250000", "10:20", "1020", "10:20:3", "ab:cd:ef", "23:59:60"],
}
CASES = [(kind, text) for kind, texts in TEXTS.items() for text in texts]

CLEAN = [("code", "其他-待核"), ("code", "SALE"), ("flag", "Y"), ("integer", "5.0"), ("money", "1e2"), ("rate", "0.35")]
CLEAN += [("date", "20250131"), ("date", "99991231"), ("time", "102030"), ("time", "10:20:30"), ("text", " x ")]


def _column(kind: str) -> Column:
    return Column("amount", kind, WORDS, codes=CODES if kind == "code" else None)


def _by_sql(column: Column, text: str) -> tuple[object, bool]:
    """The value of the cell, and whether it breaks a rule."""
    judgement = Judge(b"key", 4_000).column(column, "filed", pa.string())
    cell, breaches = cell_of(column.name), " or ".join(judgement.breaches.values())
    with duckdb.connect() as engine:
        engine.execute("create table given as select $1::varchar as filed", [text])
        return engine.execute(
            f"select {column.name}, {breaches} from (select *, {judgement.value} as {column.name} "
            f"from (select {judgement.cell} as {cell} from given))"
        ).fetchall()[0]


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_a_cell_that_arrow_reads_has_the_value_that_sql_gives_it(kind, text):
    column = _column(kind)

    read = read_cells(trimmed(pa.array([text])), column)

    assert read is None or (read.to_pylist()[0], False) == _by_sql(column, text)


@pytest.mark.parametrize(("kind", "text"), CLEAN)
def test_clean_cells_need_no_sql(kind, text):
    assert read_cells(trimmed(pa.array([text, ""])), _column(kind)) is not None
