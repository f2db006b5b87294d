"""Takes AMLSim's transfers in, runs the models on accounts and funds, writes docs/amlsim_cycles.md.

`python -m examples.amlsim_cycles.report SOURCE_DIR WORK_DIR`. The labels are read here and nowhere else.
"""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

import mingjian
from examples import pages
from examples.amlsim_cycles import convert
from mingjian.engine.graphs import connected_components, rings
from mingjian.engine.library import Library
from mingjian.engine.results import RunRecord

HERE = Path(__file__).parent
PATTERNS = ("accounts.*", "funds.*")
# days, lowest and highest share of what came in; the first is the library's own, filled in from its parameters
WINDOWS = ((30, 0.9, 1.1), (30, 1.0, 1.0), (149, 1.0, 1.0))

# money that comes in and goes on to somebody else within the window, about as much as came
PASSED_ON = """
    select distinct taken.payee
    from transfer as taken
    join transfer as given on given.payer = taken.payee
    where given.payee <> taken.payer
        and given.number <> taken.number
        and given.transacted_on between taken.transacted_on and taken.transacted_on + $days::integer
        and given.amount between $low::decimal(9, 3) * taken.amount and $high::decimal(9, 3) * taken.amount
"""

# the transfers of laundering are the small ones, one amount a cycle, a payment often cut into several on one day
HOPS = """
    create view hop as
        select amount, payer, payee, min(transacted_on) as first_on from transfer where amount < 20 group by all
"""
EDGES = "select concat_ws(' ', amount, payer) as from_id, concat_ws(' ', amount, payee) as to_id from hop"
FIGURES = """
    with pair as (
        select later.first_on >= earlier.first_on as is_forward
        from hop as earlier join hop as later on earlier.payee = later.payer and earlier.amount = later.amount
    )
    select
        (select count(*) from account), (select count(*) from transfer),
        (select max(amount) from hop), (select min(amount) from transfer where amount >= 20),
        (select count(*) from pair), (select count_if(is_forward) from pair)
"""


@dataclass(frozen=True)
class Truth:
    """The accounts, those labelled, and the transfers, all from the source."""

    source: duckdb.DuckDBPyConnection

    @classmethod
    def read(cls, folder: Path) -> "Truth":
        """What the source folder holds."""
        source = duckdb.connect()
        source.execute("set variable folder = ?", [str(folder)])
        source.execute(convert.VIEWS)
        source.execute(HOPS)
        return cls(source)

    def accounts(self, query: str, facts: Mapping[str, Any] | None = None) -> set[str]:
        """The account numbers that `query` gives."""
        return {str(row[0]) for row in self.source.execute(query, dict(facts or {})).fetchall()}

    @property
    def labelled(self) -> set[str]:
        """The accounts that the source says launder."""
        return self.accounts("select account_id from account where is_laundering")

    @property
    def seen(self) -> set[str]:
        """The labelled accounts that paid or took one of the small transfers in the time filed."""
        return self.accounts("select payer from hop union select payee from hop") & self.labelled

    def figures(self) -> dict[str, str]:
        """What can be said of the data without any model."""
        names = ("accounts", "transfers", "small", "ordinary", "pairs", "forward")
        counted = self.source.execute(FIGURES).fetchall()[0]
        edges = self.source.sql(EDGES).to_arrow_table()
        labelled, seen, accounts = len(self.labelled), len(self.seen), counted[0]
        return {name: f"{value:,}" for name, value in zip(names, counted, strict=True)} | {
            "labelled": f"{labelled:,}",
            "share": pages.percent(labelled / accounts),
            "seen": f"{seen:,}",
            "seen_share": pages.percent(seen / labelled),
            "patterns": f"{len(set(connected_components(edges)['group_id'].to_pylist()))}",
            "closed": f"{len(set(rings(edges)['ring_id'].to_pylist()))}",
        }


def quality(found: set[str], truth: Truth) -> tuple[str, str, str, str]:
    """Accounts flagged, precision, recall, and recall among those that were seen laundering."""
    right = found & truth.labelled
    precision = pages.percent(len(right) / len(found)) if found else ""
    recalls = (pages.percent(len(right & whole) / len(whole)) for whole in (truth.labelled, truth.seen))
    return (f"{len(found):,}", precision, *recalls)


HEADING = ("标记账户 · flagged", "准确率 · precision", "召回率 · recall", "可见部分的召回率 · recall of those seen")


def models_table(found: Mapping[str, set[str]], library: Library, truth: Truth) -> str:
    """One row a model that found something, and one for all of them together."""
    rows = []
    for model, accounts in found.items():
        title = library.models[model].title
        rows.append((f"`{model}`", f"{title.zh}<br>{title.en}", *quality(accounts, truth)))
    together = set().union(*found.values())
    rows.append(("", "合计 · together", *quality(together, truth)))
    return pages.table(("模型 · model", "问题 · finds", *HEADING), rows, right=[2, 3, 4, 5])


def tracing_table(library: Library, truth: Truth) -> str:
    """What tracing alone would say: money that comes in and goes on, in several windows."""
    own = tuple(float(_value(library, f"tracing.{name}")) for name in ("window_days", "amount_lower", "amount_upper"))
    rows = []
    for days, low, high in (own, *WINDOWS):
        found = truth.accounts(PASSED_ON, {"days": int(days), "low": low, "high": high})
        rows.append((int(days), f"{low:.0%} - {high:.0%}", *quality(found, truth)))
    return pages.table(("天数 · days", "占转入 · of what came in", *HEADING), rows, right=[0, 2, 3, 4, 5])


def _value(library: Library, name: str) -> Any:
    return library.parameters[name].values[-1].value


def outcomes(records: list[RunRecord]) -> dict[str, str]:
    """How many models ran and how many could not for want of tables."""
    count = Counter(model.status for record in records for model in record.models)
    silent = sum(model.status == "ok" and not model.clues for record in records for model in record.models)
    return {"ran": f"{count['ok']}", "skipped": f"{count['skipped']}", "silent": f"{silent}"}


def flagged(home: mingjian.Workspace, records: list[RunRecord]) -> dict[str, set[str]]:
    """The accounts that each model has a clue about."""
    found: dict[str, set[str]] = {}
    for record in records:
        for clue in home.clues(record.run_id).select(["model", "subject_type", "subject_id"]).to_pylist():
            if clue["subject_type"] == "account":
                found.setdefault(clue["model"], set()).add(clue["subject_id"])
    return dict(sorted(found.items()))


def main(source: Path, work: Path) -> None:
    """Converts, takes in, runs, compares with the labels and writes the page."""
    if not (work / "filings").exists():
        convert.main(source, work)
    library, truth = Library.load(), Truth.read(source)
    home, receipts = pages.take_in(work / "filings", work / "home")
    records = [home.run(pattern) for pattern in PATTERNS]
    facts = pages.totals(receipts) | outcomes(records) | truth.figures()
    facts["models"] = models_table(flagged(home, records), library, truth)
    facts["tracing"] = tracing_table(library, truth)
    pages.write(HERE / "page.md", "amlsim_cycles.md", facts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
