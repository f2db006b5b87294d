"""What a batch carries from finding to receipt: filings with their numbers, files and problems."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mingjian.intake.problems import Problem


@dataclass
class ArrivingFile:
    """One file of a filing; `table` None when its name says none."""

    path: Path
    name: str
    table: str | None
    sha256: str
    bytes: int
    number: int = 0
    rows: int = 0


@dataclass
class Arriving:
    """One filing on its way in. `problems` are those that Python found; SQL's are in the batch's problem table."""

    institution_id: str | None
    period: date | None
    files: list[ArrivingFile] = field(default_factory=list)
    problems: list[tuple[str | None, Problem]] = field(default_factory=list)
    content_hash: str = ""
    number: int = 0
    version: int = 0

    @property
    def tables(self) -> set[str]:
        """The tables that it holds."""
        return {file.table for file in self.files if file.table}

    def tell(self, problem: Problem, table: str | None = None) -> None:
        """Add a problem that concerns `table`, or the filing as a whole."""
        self.problems.append((table, problem))
