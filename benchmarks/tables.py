"""How a benchmark writes what it measured: its part of docs/benchmarks.md, with the machine and the day."""

import os
import platform
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


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
    """Put what was measured into its part of docs/benchmarks.md, the other parts untouched, and print it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    machine = (
        f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, DuckDB {duckdb.__version__}"
    )
    head = f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine}."
    part = "\n\n".join([f"<!-- {name} -->\n{head}", *(table.text() for table in tables)]) + "\n<!-- end -->"
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# 性能测试 · Benchmarks\n"
    old = re.compile(rf"<!-- {re.escape(name)} -->.*?<!-- end -->", re.DOTALL)
    PAGE.write_text(old.sub(lambda _: part, page) if old.search(page) else f"{page}\n{part}\n", encoding="utf-8")
    print(part)
