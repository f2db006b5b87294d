"""Why a model or an indicator went as it did, in both languages; of these `run --json` promises the English text."""

from collections.abc import Sequence

from mingjian.engine.contracts import Table, Words

UNCHANGED = Words("文本与数据自上次运行以来没有变化", "unchanged since an earlier run")


def nobody_filed(tables: Sequence[Table]) -> Words:
    """It reads tables that nobody filed."""
    return Words(
        f"没有单位报送：{'、'.join(table.title.zh for table in tables)}",
        f"nobody filed {', '.join(table.name for table in tables)}",
    )


def merged(rows: int) -> Words:
    """Several rows of its answer were one clue."""
    return Words(
        f"{rows}行与别的行属同一疑点，只保留金额最大的一行",
        f"{rows} rows shared a clue's identity; the largest was kept",
    )


def fault(text: str) -> Words:
    """What an engine or the library's reader said, which speak one language."""
    return Words(text, text)
