"""The register of mortgages and seizures filed by its department, so that the supervisory models see it."""

from datetime import date
from typing import Any

from django.db import transaction

from mingjian.audit import log
from mingjian.filings.models import Submission
from mingjian.filings.services import submission_from_folder
from mingjian.filings.written import filed_csv
from mingjian.lake import Lake
from mingjian.mortgage.errors import PartiesUnreadable
from mingjian.people.models import Organisation
from mingjian.registry import filed
from mingjian.registry.seeding import licences, titles_filed

TABLES = {"property_mortgage": filed.mortgages, "property_seizure": filed.seizures}
IDENTIFIERS = ("mortgagor_id_number", "owner_id_number")


@transaction.atomic
def register_file(*, by: log.Actor, department: Organisation, lake: Lake, period: date) -> Submission:
    """File both tables for the department as of the end of `period`; identifiers come out of the vault, on record."""
    rows = {table: list(read(period)) for table, read in TABLES.items()}
    _unveil(lake, [row for found in rows.values() for row in found])
    _name_banks(lake, rows["property_mortgage"])
    _leave_out_new_titles(lake, [row for found in rows.values() for row in found])
    files = [filed_csv(department.code, table, period, found) for table, found in rows.items() if found]
    submission = submission_from_folder(organisation=department, files=files)
    counts = {table: len(found) for table, found in rows.items()}
    log.record(by=by, action="register.file", about=submission, period=period.isoformat(), **counts)
    return submission


def _unveil(lake: Lake, rows: list[dict[str, Any]]) -> None:
    """Put the readable identifier in the place of each keyed hash."""
    held = {row[name] for row in rows for name in IDENTIFIERS if row.get(name)}
    hashes = sorted(party for party in held if len(party) == 32)
    readable = lake.readable(hashes)
    if missing := len(set(hashes) - readable.keys()):
        raise PartiesUnreadable(count=missing)
    for row in rows:
        for name in IDENTIFIERS:
            if row.get(name) in readable:
                row[name] = readable[row[name]]


def _name_banks(lake: Lake, rows: list[dict[str, Any]]) -> None:
    """Put a bank's unified code where the register has it by its code of this platform."""
    codes = licences(lake)
    for row in rows:
        for name in ("mortgagee_id_number", "mortgagee_unified_code"):
            row[name] = codes.get(row[name], row[name])


def _leave_out_new_titles(lake: Lake, rows: list[dict[str, Any]]) -> None:
    """A title recorded since the department filed its titles is named once it files them again; the unit is named."""
    filed_already = titles_filed(lake)
    for row in rows:
        row["title_number"] = row["title_number"] if row["title_number"] in filed_already else ""
