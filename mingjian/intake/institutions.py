"""Who files: the register of institutions, adopted from an institutions.csv or grown from who files."""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mingjian.engine.contracts import Table
from mingjian.intake.arriving import Arriving
from mingjian.intake.errors import SenderFilesForOthers
from mingjian.intake.problems import Problem
from mingjian.lake import Institution, Lake

REGISTER_FILE = "institutions.csv"


def adopt(paths: Sequence[Path], lake: Lake, tell: Callable[[str], None]) -> dict[str, Institution]:
    """The register: the ledger's; when that is empty, the one in an institutions.csv in or above the given folders.

    Empty when there is none: then whoever files is taken.
    """
    known = {one.id: one for one in lake.institutions().values() if one.is_registered}
    if known:
        return known
    for path in paths:
        for folder in (path, path.parent, path.parent.parent):
            register = folder / REGISTER_FILE
            if register.is_file():
                found = {one.id: one for one in read_register(register)}
                tell(f"机构名录取自 {register}（{len(found)} 家）。 Register of institutions taken from {register}.")
                return found
    return {}


def read_register(path: Path) -> list[Institution]:
    """The institutions of a CSV with institution_id, kind, name_zh, name_en."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Institution(
            row["institution_id"].strip(), row["kind"].strip(), row.get("name_zh") or "", row.get("name_en") or ""
        )
        for row in rows
        if row.get("institution_id") and row.get("kind")
    ]


def check(filings: Iterable[Arriving], register: dict[str, Institution], tables: dict[str, Table]) -> None:
    """Tell filings of institutions that the register does not know, and tables that their kind does not file."""
    for filing in filings:
        if not filing.institution_id or not register:
            continue
        one = register.get(filing.institution_id)
        if one is None:
            filing.tell(Problem("unknown_institution", value=filing.institution_id))
            continue
        for file in filing.files:
            contract = tables[file.table] if file.table else None
            if contract and one.kind not in contract.filed_by:
                facts = {"expected": ", ".join(contract.filed_by)}
                filing.tell(Problem("wrong_kind", file.name, value=one.kind, facts=facts), contract.name)


def refuse_others(filings: Iterable[Arriving], sender: str | None) -> None:
    """Raise SenderFilesForOthers when a filing is not the sender's; None: whoever sends may send for all."""
    others = sorted({one.institution_id for one in filings if one.institution_id} - {sender})
    if sender is not None and others:
        raise SenderFilesForOthers(sender=sender, others=", ".join(others))


def implied(filing: Arriving, tables: dict[str, Table]) -> Institution | None:
    """An institution that nobody registered, of the kind that most of its tables imply."""
    kinds = [kind for name in filing.tables for kind in tables[name].filed_by]
    if not filing.institution_id or not kinds:
        return None
    kind = max(sorted(set(kinds)), key=kinds.count)
    return Institution(filing.institution_id, kind, filing.institution_id, filing.institution_id, is_registered=False)
