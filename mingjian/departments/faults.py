"""What may go wrong with a department's system, each as a change of an honest answer."""

import time
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from mingjian.engine.contracts import Words

Said = dict[str, Any]
SLOW_SECONDS = 20.0
_calls = count()


class Down(Exception):
    """The system gives no answer at all."""


def _down(_: Said) -> Said:
    raise Down


def _slow(said: Said) -> Said:
    time.sleep(SLOW_SECONDS)
    return said


def _wrong_schema(said: Said) -> Said:
    return {**said, "rows": [{name: ["?"] for name in row} for row in said["rows"]] or [{"unknown": 1}]}


def _half(said: Said) -> Said:
    return {**said, "rows": said["rows"][: (len(said["rows"]) + 1) // 2], "complete": False}


def _duplicates(said: Said) -> Said:
    return {**said, "rows": [row for row in said["rows"] for _ in range(2)]}


def _changing(said: Said) -> Said:
    """Every second call finds nothing: as if the register had changed between two calls."""
    return {**said, "rows": said["rows"] if next(_calls) % 2 == 0 else []}


FAULTS: Mapping[str, Callable[[Said], Said]] = {
    "none": lambda said: said,
    "down": _down,
    "slow": _slow,
    "wrong_schema": _wrong_schema,
    "half": _half,
    "duplicates": _duplicates,
    "changing": _changing,
}
FAULT_WORDS: Mapping[str, Words] = {
    "none": Words("正常", "in order"),
    "down": Words("宕机", "down"),
    "slow": Words("缓慢", "slow"),
    "wrong_schema": Words("格式不符", "wrong schema"),
    "half": Words("只答一半", "half answers"),
    "duplicates": Words("重复", "duplicates"),
    "changing": Words("两次不一", "changed between two calls"),
}
