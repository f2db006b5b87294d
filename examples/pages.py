"""What the reports on published data share: what intake told, tables in Markdown, a page filled from its template."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template
from typing import Any

import mingjian
from mingjian.engine.library import Library
from mingjian.intake import Receipt

DOCS = Path(__file__).parents[1] / "docs"


def take_in(filings: Path, home: Path) -> tuple[mingjian.Workspace, list[Receipt]]:
    """Everything under `filings` taken in afresh, so that a page shows the checks as they are now."""
    shutil.rmtree(home, ignore_errors=True)
    workspace = mingjian.Workspace(home)
    return workspace, workspace.take_in(filings)


def table(heading: Sequence[str], rows: Iterable[Sequence[Any]], right: Sequence[int] = ()) -> str:
    """Rows as a Markdown table; the columns `right` hold numbers."""
    lines = [list(heading), ["---:" if i in right else "---" for i in range(len(heading))]]
    lines += [[str(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def filings_by_rule(receipts: Iterable[Receipt]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """The filings, as institution and period, in which each (rule, severity) was broken."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for receipt in receipts:
        for problem in receipt.problems:
            found[problem.rule, problem.severity].add((receipt.institution_id or "", f"{receipt.period}"))
    return dict(found)


def rules_table(receipts: Sequence[Receipt], library: Library) -> str:
    """Every rule that was broken: its words, how grave it is, in how many filings, and which when they are few."""
    rows = []
    for (rule, severity), filings in sorted(filings_by_rule(receipts).items(), key=lambda one: (-len(one[1]), one[0])):
        check = library.checks.get(rule)
        words = f"{check.title.zh}<br>{check.title.en}" if check else ""
        few = "<br>".join(" ".join(filing) for filing in sorted(filings)) if len(filings) <= 9 else ""
        rows.append((f"`{rule}`", words, severity, len(filings), few))
    heading = ("规则 · rule", "说明 · says", "级别 · severity", "份数 · filings", "哪些 · which")
    return table(heading, rows, right=[3])


def totals(receipts: Sequence[Receipt]) -> dict[str, str]:
    """The figures that every page gives about what came in."""
    rejected = [receipt for receipt in receipts if not receipt.is_accepted]
    doubtful = [receipt for receipt in receipts if receipt.is_accepted and receipt.problems]
    worst, count = Counter(receipt.period for receipt in (*rejected, *doubtful)).most_common(1)[0]
    return {
        "worst_month": f"{worst}",
        "worst_count": f"{count}",
        "filings": f"{len(receipts):,}",
        "rows": f"{sum(part.rows for receipt in receipts for part in receipt.tables):,}",
        "rejected": f"{len(rejected):,}",
        "doubtful": f"{len(doubtful):,}",
        "misfits": f"{len(rejected) + len(doubtful):,}",
        "clean": f"{len(receipts) - len(rejected) - len(doubtful):,}",
        "institutions": f"{len({receipt.institution_id for receipt in receipts}):,}",
    }


def percent(share: float) -> str:
    """A share as readers of the pages see it."""
    return f"{share:.1%}"


def write(template: Path, page: str, facts: dict[str, str]) -> None:
    """Fill the template and write docs/<page>; a placeholder without a fact stops it."""
    text = Template(template.read_text(encoding="utf-8")).substitute(facts)
    (DOCS / page).write_text(text, encoding="utf-8")
