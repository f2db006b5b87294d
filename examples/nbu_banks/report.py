"""Takes the statements of all Ukrainian banks in, runs the prudential models month by month, writes docs/nbu_banks.md.

`python -m examples.nbu_banks.report SOURCE_DIR WORK_DIR`. Nothing here knows which bank stopped or why: a bank has
stopped when it is not in the newest publication.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import mean, median

import mingjian
from examples import pages
from examples.nbu_banks import convert
from mingjian.engine.library import Library
from mingjian.intake import Receipt

HERE = Path(__file__).parent
MODELS = "prudential.*"
HORIZON = 12


def number(month: date) -> int:
    """Months counted through, so that they can be subtracted."""
    return month.year * 12 + month.month


@dataclass
class Banks:
    """Who filed which months, and which models raised a clue about them in each."""

    filed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    last: dict[str, date] = field(default_factory=dict)
    flags: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def end(self) -> date:
        """The newest publication."""
        return max(self.last.values())

    @property
    def stopped(self) -> list[str]:
        """The banks that are not in it, in the order in which they went."""
        gone = [bank for bank, month in self.last.items() if month < self.end]
        return sorted(gone, key=lambda bank: (self.last[bank], bank))

    @property
    def stayed(self) -> list[str]:
        """The banks that are."""
        return sorted(bank for bank, month in self.last.items() if month == self.end)

    def leads(self, bank: str, month: int) -> dict[str, int]:
        """The models that flagged the bank in the twelve months up to `month`, and how many months before it first."""
        found: dict[str, int] = {}
        for before in range(HORIZON):
            for model in self.flags.get((bank, month - before), ()):
                found[model] = before
        return found

    def windows(self) -> list[set[str]]:
        """The models that flagged a bank that stayed, for every twelve months that one filed."""
        spans = [(bank, month) for bank in self.stayed for month in self.filed[bank]]
        return [set(self.leads(*span)) for span in spans if span[1] - self.filed[span[0]][0] >= HORIZON - 1]


def watch(home: mingjian.Workspace, receipts: Sequence[Receipt]) -> Banks:
    """Run the models as of every month; what they say of a bank counts in the months for which it filed."""
    banks = Banks()
    for receipt in receipts:
        bank, month = str(receipt.institution_id), receipt.period
        assert month  # noqa: S101 - every filing converted bears its month
        banks.last[bank] = max(month, banks.last.get(bank, month))
        if receipt.is_accepted:
            banks.filed[bank].append(number(month))
    for month in sorted({receipt.period for receipt in receipts if receipt.period}):
        record = home.run(MODELS, as_of=month)
        print(f"{month}: {record.clues_total}", file=sys.stderr)
        for clue in home.clues(record.run_id).select(["institution_id", "model"]).to_pylist():
            if number(month) in banks.filed[clue["institution_id"]]:
                banks.flags[clue["institution_id"], number(month)].add(clue["model"])
    return banks


@dataclass(frozen=True)
class Standing:
    """A bank in its last month beside those that stayed: how many were under more models than it, as many, fewer."""

    more: int
    as_many: int
    fewer: int

    @property
    def above(self) -> float:
        """The chance that one of them, drawn blindly, was under fewer models; a draw counts half."""
        return (self.fewer + self.as_many / 2) / (self.more + self.as_many + self.fewer)


def standing(banks: Banks, bank: str) -> Standing:
    """How many models flagged the bank in its last year, beside those that stayed in the same year."""
    month = number(banks.last[bank])
    own = len(banks.leads(bank, month))
    others = [len(banks.leads(other, month)) for other in banks.stayed if month in banks.filed[other]]
    return Standing(sum(n > own for n in others), sum(n == own for n in others), sum(n < own for n in others))


def names(folder: Path) -> dict[str, str]:
    """The banks' last published names."""
    with (folder / "institutions.csv").open(encoding="utf-8", newline="") as file:
        return {row["institution_id"]: row["name_en"] for row in csv.DictReader(file)}


def stopped_table(banks: Banks, named: Mapping[str, str]) -> str:
    """One row a bank that stopped: which models flagged it, how many months before its last one."""
    rows = []
    for bank in banks.stopped:
        leads = banks.leads(bank, number(banks.last[bank]))
        earliest_first = sorted(leads.items(), key=lambda one: -one[1])
        told = ", ".join(f"{model.removeprefix('prudential.')} {lead}" for model, lead in earliest_first)
        place = standing(banks, bank)
        months = min(HORIZON, number(banks.last[bank]) - min(banks.filed[bank]) + 1)
        beside = f"{place.more} / {place.as_many} / {place.fewer}"
        rows.append((f"{bank} {named[bank]}", banks.last[bank], months, len(leads), told, beside))
    heading = (
        "机构 · bank",
        "最后一期 · last month",
        "可看月数 · months seen",
        "模型数 · models",
        "模型，首次早于最后一期的月数 · models, first so many months before",
        "留存机构中更多/相同/更少 · those that stayed: more/as many/fewer",
    )
    return pages.table(heading, rows, right=[2, 3])


def models_table(banks: Banks, library: Library) -> str:
    """One row a model: how often it flagged banks before they stopped, and how often those that stayed."""
    windows, rows = banks.windows(), []
    ends = {bank: banks.leads(bank, number(banks.last[bank])) for bank in banks.stopped}
    for model in sorted({model for found in banks.flags.values() for model in found}):
        leads = [found[model] for found in ends.values() if model in found]
        ever = {bank for (bank, _), found in banks.flags.items() if model in found} & set(banks.stayed)
        title = library.models[model].title
        usual = mean(model in window for window in windows)
        rate = len(leads) / len(ends)
        share = f"{len(leads)} / {len(ends)} ({pages.percent(rate)})"
        lead = f"{median(leads):g}" if leads else ""
        told = f"{title.zh}<br>{title.en}"
        row = (f"`{model}`", told, share, lead, pages.percent(usual), f"{rate / usual:.1f}" if usual else "", len(ever))
        rows.append((rate / usual if usual else 0, row))
    heading = (
        "模型 · model",
        "问题 · finds",
        "停报前十二个月内 · in the year before the stop",
        "中位提前月数 · median lead",
        "留存机构任一十二个月 · any year of those that stayed",
        "倍数 · ratio",
        "留存机构曾被标记 · stayed, ever",
    )
    return pages.table(heading, [row for _, row in sorted(rows, reverse=True)], right=[3, 4, 5, 6])


def figures(banks: Banks) -> dict[str, str]:
    """The figures named in the page's text."""
    counts = [len(banks.leads(bank, number(banks.last[bank]))) for bank in banks.stopped]
    usual = [len(window) for window in banks.windows()]
    facts = {
        "stopped": f"{len(counts)}",
        "stayed": f"{len(banks.stayed)}",
        "end": f"{banks.end}",
        "above": pages.percent(mean(standing(banks, bank).above for bank in banks.stopped)),
    }
    for least in (1, 2, 3, 4, 5):
        facts[f"stopped_{least}"] = f"{sum(count >= least for count in counts)}"
        facts[f"usual_{least}"] = pages.percent(mean(count >= least for count in usual))
    return facts


def main(source: Path, work: Path) -> None:
    """Converts, takes in, runs month by month and writes the page; what was converted before is used again."""
    library, filings = Library.load(), work / "filings"
    if not filings.exists():
        convert.main(source, filings)
    home, receipts = pages.take_in(filings, work / "home")
    banks = watch(home, receipts)
    facts = pages.totals(receipts) | figures(banks)
    facts["rules"] = pages.rules_table(receipts, library)
    facts["stopped_banks"] = stopped_table(banks, names(filings))
    facts["models"] = models_table(banks, library)
    pages.write(HERE / "page.md", "nbu_banks.md", facts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
