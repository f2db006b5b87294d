"""Turns the monthly statements of all Ukrainian banks, as published, into filings: one folder a bank and month.

`python examples/nbu_banks/convert.py SOURCE_DIR OUT_DIR`. What a column is stands in items.yaml; nothing is mended.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import yaml

HERE = Path(__file__).parent
CURRENCY = "UAH"
SCALES = {"thousand": 1_000, "million": 1_000_000}
CYRILLIC_TWINS = str.maketrans("аеіорсухАВЕІКМНОРСТХ", "aeiopcyxABEIKMHOPCTX")

Items = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Statement:
    """One sheet's meaning: the report it becomes and the item under each (header, main column to its left)."""

    report: str
    items: dict[tuple[str, str | None], str]


@dataclass(frozen=True)
class Line:
    """One bank's row on one sheet, figures in hryvnia."""

    report: str
    code: str
    name: str
    figures: dict[str, float]


def plain(text: Any) -> str:
    """A header or name for comparison: one alphabet, one case, single spaces."""
    folded = unicodedata.normalize("NFKC", str(text or "")).translate(CYRILLIC_TWINS)
    return " ".join(folded.split()).casefold()


def read_statements() -> dict[str, Statement]:
    """The statements of items.yaml by the letters of their sheet's name."""
    said = yaml.safe_load((HERE / "items.yaml").read_text(encoding="utf-8"))
    statements = {}
    for report, words in said.items():
        items = said[words.get("items_of", report)]["items"]
        keys = {(plain(i["header"]), plain(i["under"]) if "under" in i else None): key for key, i in items.items()}
        statements[words["sheet"]] = Statement(report, keys)
    return statements


def columns_of(header: list[str], statement: Statement, where: str) -> dict[int, str]:
    """Which item each column holds, found by its header; an unknown header stops the conversion."""
    found: dict[int, str] = {}
    main = ""
    for position, text in enumerate(header):
        if not text.startswith(("including", "provision")):
            main = text
        key = statement.items.get((text, None)) or statement.items.get((text, main))
        if key:
            found[position] = key
        elif text not in {"", "nkb", "bank"} and not text.startswith(plain("№")):
            sys.exit(f"{where}: the column “{text}” is not in items.yaml. Add it there under its report.")
    return found


def scale_of(preamble: list[list[Any]]) -> int:
    """How many hryvnia the sheet's unit is; a sheet that names none is in thousands like all others."""
    named = re.search(r"UAH,\s*(\w+)", " ".join(str(cell) for row in preamble for cell in row if cell))
    return SCALES[named[1]] if named else SCALES["thousand"]


def warn_of_date(preamble: list[list[Any]], published: date, where: str) -> None:
    """Says when a sheet bears another date than its file: the file's date is taken."""
    stamped = [cell.date() for row in preamble for cell in row if hasattr(cell, "date")]
    if stamped != [published]:
        bears = ", ".join(map(str, stamped)) or "no date"
        print(f"{where}: the sheet bears {bears}; taken as {published}.", file=sys.stderr)


def read_sheet(sheet: Any, statement: Statement, published: date, where: str) -> Iterator[Line]:
    """The banks' rows: those with a numeric bank code and a name, so neither totals nor column numbers."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(i for i, row in enumerate(rows) if any(plain(cell) == "nkb" for cell in row))
    header = [plain(cell) for cell in rows[top]]
    warn_of_date(rows[:top], published, where)
    columns, scale = columns_of(header, statement, where), scale_of(rows[:top])
    code_at, name_at = header.index("nkb"), header.index("bank")
    for row in rows[top + 1 :]:
        cells = row + [None] * (len(header) - len(row))
        code, name = str(cells[code_at] or "").strip(), cells[name_at]
        if code.isdigit() and isinstance(name, str):
            # an ellipsis or an empty cell is no figure and no zero
            figures = {key: cells[i] * scale for i, key in columns.items() if isinstance(cells[i], int | float)}
            # an asterisk is a footnote mark of the publication, not part of a name
            yield Line(statement.report, code, " ".join(name.split()).rstrip(" *"), figures)


def read_workbook(path: Path, statements: dict[str, Statement]) -> tuple[date, list[Line]]:
    """The reporting date and every bank's rows; the publication of a month's first day is the state the day before."""
    dated = re.search(r"\d{4}-\d{2}-\d{2}", path.name)
    if not dated:
        sys.exit(f"{path.name}: the file's name bears no date. Name it like aggregation_2019-02-01_eng.xlsx.")
    published = date.fromisoformat(dated[0])
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    lines: list[Line] = []
    for sheet in workbook:
        statement = statements.get(re.sub("[^a-z]", "", sheet.title.lower()))
        if statement:
            lines += read_sheet(sheet, statement, published, f"{path.name}, sheet {sheet.title}")
    workbook.close()
    return published - timedelta(days=1), lines


def numbered(lines: list[Line]) -> list[Line]:
    """A second row of one bank on one sheet becomes a report of its own, so that neither is lost."""
    seen: Counter[str] = Counter()
    apart = []
    for line in lines:
        seen[line.report] += 1
        report = line.report if seen[line.report] == 1 else f"{line.report}_{seen[line.report]}"
        apart.append(Line(report, line.code, line.name, line.figures))
    return apart


def with_common(published: Items, common: dict[str, dict[str, dict[str, int]]]) -> Items:
    """The published items and the common ones whose every part was published."""
    by_name = {f"{report}.{item}": value for (report, item), value in published.items()}
    derived = {
        (report, item): sum(sign * by_name[name] for name, sign in parts.items())
        for report, items in common.items()
        for item, parts in items.items()
        if parts.keys() <= by_name.keys()
    }
    return published | derived


def write_csv(path: Path, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """One filed table; one without rows is its header, which says that nothing was published."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def write_filing(out: Path, period: date, lines: list[Line], common: dict[str, Any]) -> None:
    """One bank's month: the items, and under which code and name each statement was published."""
    institution = f"UA{lines[0].code}"
    lines = numbered(lines)
    stem = out / institution / f"{period:%Y%m%d}" / institution
    items = with_common({(line.report, key): v for line in lines for key, v in line.figures.items()}, common)
    # fifteen digits are what a workbook's number holds; the rest is binary noise
    figures = [(report, item, f"{round(value, 4):.15g}", CURRENCY) for (report, item), value in items.items()]
    write_csv(Path(f"{stem}-report_item-{period:%Y%m%d}.csv"), ("report", "item", "value", "currency"), figures)
    named = [(line.report, line.code, line.name) for line in lines]
    header = ("statement", "entity_code", "entity_name")
    write_csv(Path(f"{stem}-reporting_entity-{period:%Y%m%d}.csv"), header, named)


def main(source: Path, out: Path) -> None:
    """Converts every workbook under `source` into filings under `out`."""
    statements = read_statements()
    common = yaml.safe_load((HERE / "common.yaml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for path in sorted(source.rglob("*.xlsx")):
        period, lines = read_workbook(path, statements)
        filings: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            filings[line.code].append(line)
        for code, own in filings.items():
            names[f"UA{code}"] = own[0].name
            write_filing(out, period, own, common)
    register = [(institution, "bank", name, name) for institution, name in sorted(names.items())]
    write_csv(out / "institutions.csv", ("institution_id", "kind", "name_zh", "name_en"), register)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
