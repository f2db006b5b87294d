"""Turns the half-yearly returns of all Australian general insurers into filings: one folder an insurer and half-year.

`python examples/apra_insurers/convert.py SOURCE_DIR OUT_DIR`. What a column is stands in items.yaml; nothing is mended.
"""

import calendar
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from pyarrow import parquet

HERE = Path(__file__).parent
CURRENCY = "AUD"
THOUSAND = 1_000
LICENCES = "ausNLHYPrivInsur.parquet"
HALF_YEAR = re.compile(r"(\w+?)(\d{6})")


@dataclass
class Filing:
    """One insurer's half-year: the figures, and the short name under which each return stands."""

    company: str
    period: date
    figures: list[tuple[str, str, str, str]] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


def by_half_year(row: dict[str, Any]) -> dict[date, dict[str, Any]]:
    """One insurer's wide row as half-year end -> column -> value, absent values left out."""
    halves: dict[date, dict[str, Any]] = defaultdict(dict)
    for column, value in row.items():
        named = HALF_YEAR.fullmatch(column)
        if named and value is not None:
            year, month = int(named[2][:4]), int(named[2][4:])
            halves[date(year, month, calendar.monthrange(year, month)[1])][named[1]] = value
    return halves


def insurers(path: Path) -> Iterator[tuple[str, dict[date, dict[str, Any]]]]:
    """Each insurer of a file by the short name it stands under; the table's own total is no insurer."""
    for row in parquet.read_table(path).to_pylist():
        company = row["Company"].strip()
        if not company.startswith("Total"):
            yield company, by_half_year(row)


def figure(item: dict[str, str], half: dict[str, Any]) -> str:
    """One figure as filed: money from thousands to dollars, a balance date as its month, empty when not published."""
    value = half.get(item["column"])
    if value is None:
        return ""
    if item["unit"] == "month":
        return str(datetime.strptime(value, "%d %b").month)  # noqa: DTZ007 - a day without a year
    return f"{value * THOUSAND if item['unit'] == CURRENCY else value:.15g}"


def figures_of(report: str, items: dict[str, dict[str, str]], half: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """The published figures of one return; a return that has only its balance date holds none."""
    rows = [(report, key, figure(item, half), item["unit"]) for key, item in items.items()]
    filed = [(*row[:3], CURRENCY if row[3] == CURRENCY else "") for row in rows if row[2]]
    return filed if len(filed) > 1 else []


def read_filings(source: Path) -> dict[tuple[str, date], Filing]:
    """Every insurer's half-years over all three returns."""
    filings: dict[tuple[str, date], Filing] = {}
    for report, said in yaml.safe_load((HERE / "items.yaml").read_text(encoding="utf-8")).items():
        for company, halves in insurers(source / said["file"]):
            for period, half in halves.items():
                filing = filings.setdefault((company, period), Filing(company, period))
                filing.statements.append(report)
                filing.figures += figures_of(report, said["items"], half)
    return filings


def full_names(source: Path) -> dict[str, dict[date, str]]:
    """Each licensed insurer's full name at every June."""
    return {
        company: {period: half["FullName"] for period, half in halves.items() if "FullName" in half}
        for company, halves in insurers(source / LICENCES)
    }


def name_at(names: dict[date, str], period: date, company: str) -> str:
    """The full name by the last licence list before the period, else the first after it, else the short name."""
    before = [june for june in names if june <= period]
    june = max(before) if before else min(names, default=None)
    return names[june] if june else company


def write_csv(path: Path, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """One filed table; one without rows is its header, which says that nothing was published."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def institution_of(company: str) -> str:
    """The institution's id: the short name is the only code that the returns know."""
    return "AU" + re.sub(r"\W", "", company)


def write_filing(out: Path, filing: Filing, name: str) -> None:
    """The items of one half-year, and the code and name of each return in it."""
    institution = institution_of(filing.company)
    stem = out / institution / f"{filing.period:%Y%m%d}" / institution
    item_columns = ("report", "item", "value", "currency")
    write_csv(Path(f"{stem}-report_item-{filing.period:%Y%m%d}.csv"), item_columns, filing.figures)
    named = [(report, filing.company, name) for report in filing.statements]
    entity_columns = ("statement", "entity_code", "entity_name")
    write_csv(Path(f"{stem}-reporting_entity-{filing.period:%Y%m%d}.csv"), entity_columns, named)


def main(source: Path, out: Path) -> None:
    """Converts the returns under `source` into filings under `out`."""
    licensed = full_names(source)
    register: dict[str, tuple[str, str]] = {}
    filings = read_filings(source)
    for (company, period), filing in sorted(filings.items()):
        name = name_at(licensed.get(company, {}), period, company)
        owner, _ = register.setdefault(institution_of(company), (company, name))
        if owner != company:
            sys.exit(f"{owner} and {company} share one id. Tell them apart in institution_of.")
        register[institution_of(company)] = (company, name)
        write_filing(out, filing, name)
    rows = [(institution, "insurer", name, name) for institution, (_, name) in sorted(register.items())]
    write_csv(out / "institutions.csv", ("institution_id", "kind", "name_zh", "name_en"), rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
