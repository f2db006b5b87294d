"""What a reader hands over."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem


@dataclass(frozen=True)
class Source:
    """A file to read and the name by which the receipt speaks of it."""

    path: Path
    name: str


@dataclass(frozen=True)
class Filed:
    """Rows as filed (columns by the contract's names), the line of each, and what was wrong with the file itself."""

    rows: pa.Table
    lines: npt.NDArray[np.int64]
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def nothing(cls, table: Table, problems: Sequence[Problem]) -> "Filed":
        """A file without a readable row."""
        rows = pa.table({name: pa.array([], pa.string()) for name in table.columns})
        return cls(rows, np.zeros(0, np.int64), list(problems))
