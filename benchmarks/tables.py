"""How a benchmark writes what it measured: a page of tables in docs/benchmarks/, with the machine and the day."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs" / "benchmarks"


@dataclass(frozen=True)
class Table:
    """One table of measurements."""

    title: str
    headings: list[str]
    rows: list[list[str]]

    def text(self) -> str:
        """The table in Markdown."""
        lines = [self.headings, ["---"] * len(self.headings), *self.rows]
        return f"## {self.title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(name: str, tables: list[Table]) -> None:
    """Write the page `docs/benchmarks/<name>.md` and print it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    machine = f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"
    head = f"# {name}\n\nMeasured {datetime.now(UTC):%Y-%m-%d} on {machine}.\n"
    page = "\n\n".join([head, *(table.text() for table in tables)]) + "\n"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.md").write_text(page, encoding="utf-8")
    print(page)
