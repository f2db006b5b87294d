"""What may go wrong with a department's system, each as a change of an honest answer."""

import time
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

Said = dict[str, Any]
SLOW_SECONDS = 20.0
UNSIGNED = "unsigned"  # the server then leaves its signature out
_calls = count()


class Down(Exception):
    """The system gives no answer at all."""


def _down(_: Said) -> Said:
    raise Down


def _slow(said: Said) -> Said:
    time.sleep(SLOW_SECONDS)
    return said


def _wrong_schema(said: Said) -> Said:
    return {
        **said,
        "answers": [[{name: ["?"] for name in row} for row in rows] or [{"unknown": 1}] for rows in said["answers"]],
    }


def _half(said: Said) -> Said:
    return {**said, "answers": [rows[: (len(rows) + 1) // 2] for rows in said["answers"]], "complete": False}


def _duplicates(said: Said) -> Said:
    return {**said, "answers": [[row for row in rows for _ in range(2)] for rows in said["answers"]]}


def _changing(said: Said) -> Said:
    """Every second call finds nothing: as if the register had changed between two calls."""
    return {**said, "answers": [rows if next(_calls) % 2 == 0 else [] for rows in said["answers"]]}


FAULTS: Mapping[str, Callable[[Said], Said]] = {
    "none": lambda said: said,
    "down": _down,
    "slow": _slow,
    "wrong_schema": _wrong_schema,
    "half": _half,
    "duplicates": _duplicates,
    "changing": _changing,
    UNSIGNED: lambda said: said,
}
