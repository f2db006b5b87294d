"""Takes the returns of all Australian general insurers in, runs the capital model, writes docs/apra_insurers.md.

`python -m examples.apra_insurers.report SOURCE_DIR WORK_DIR`. An insurer that the newest half-year lacks has stopped.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import mingjian
from examples import pages
from examples.apra_insurers import convert
from mingjian.engine.library import Library
from mingjian.intake import Receipt

HERE = Path(__file__).parent
MODEL = "prudential.insurer_capital_below_minimum"


@dataclass
class Insurers:
    """The half-years that each insurer filed, and those in which the model found its capital too small."""

    filed: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    below: dict[str, dict[date, float]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def stopped(self) -> set[str]:
        """The insurers that are not in the newest half-year."""
        end = max(half for halves in self.filed.values() for half in halves)
        return {insurer for insurer, halves in self.filed.items() if end not in halves}


def watch(home: mingjian.Workspace, receipts: Sequence[Receipt]) -> Insurers:
    """Run the model as of every half-year; what it says of an insurer counts where that half-year was accepted."""
    insurers = Insurers()
    accepted = set()
    for receipt in receipts:
        insurer, half = str(receipt.institution_id), receipt.period
        assert half  # noqa: S101 - every filing converted bears its half-year
        insurers.filed[insurer].add(half)
        if receipt.is_accepted:
            accepted.add((insurer, half))
    for half in sorted({half for halves in insurers.filed.values() for half in halves}):
        record = home.run(MODEL, as_of=half)
        print(f"{half}: {record.clues_total}", file=sys.stderr)
        for clue in home.clues(record.run_id).select(["institution_id", "measure"]).to_pylist():
            if (clue["institution_id"], half) in accepted:
                insurers.below[clue["institution_id"]][half] = clue["measure"]
    return insurers


def names(folder: Path) -> dict[str, str]:
    """The insurers' full names."""
    with (folder / "institutions.csv").open(encoding="utf-8", newline="") as file:
        return {row["institution_id"]: row["name_en"] for row in csv.DictReader(file)}


def below_table(insurers: Insurers, named: Mapping[str, str]) -> str:
    """One row an insurer whose capital was too small: when, how little, and whether it stopped."""
    rows = []
    for insurer, halves in sorted(insurers.below.items(), key=lambda one: (min(one[1]), one[0])):
        last = max(insurers.filed[insurer])
        stopped = f"{last}" if insurer in insurers.stopped else ""
        lowest = pages.percent(min(halves.values()))
        rows.append((f"{insurer} {named[insurer]}", min(halves), max(halves), len(halves), lowest, stopped))
    heading = (
        "机构 · insurer",
        "首次 · first",
        "末次 · last",
        "半年数 · half-years",
        "最低覆盖率 · lowest coverage",
        "停报于 · stopped after",
    )
    return pages.table(heading, rows, right=[3, 4])


def figures(insurers: Insurers) -> dict[str, str]:
    """The figures named in the page's text."""
    stopped, below = insurers.stopped, set(insurers.below)
    stayed = insurers.filed.keys() - stopped
    return {
        "stopped": f"{len(stopped)}",
        "stopped_below": f"{len(stopped & below)}",
        "stopped_share": pages.percent(len(stopped & below) / len(stopped)),
        "stayed": f"{len(stayed)}",
        "stayed_below": f"{len(stayed & below)}",
        "stayed_share": pages.percent(len(stayed & below) / len(stayed)),
        "below": f"{len(below)}",
        "below_halves": f"{sum(len(halves) for halves in insurers.below.values())}",
    }


def main(source: Path, work: Path) -> None:
    """Converts, takes in, runs half-year by half-year and writes the page; what was converted before is used again."""
    library, filings = Library.load(), work / "filings"
    if not filings.exists():
        convert.main(source, filings)
    home, receipts = pages.take_in(filings, work / "home")
    insurers = watch(home, receipts)
    facts = pages.totals(receipts) | figures(insurers)
    facts["rules"] = pages.rules_table(receipts, library)
    facts["below_minimum"] = below_table(insurers, names(filings))
    pages.write(HERE / "page.md", "apra_insurers.md", facts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
