"""The register filed by its department, so that the supervisory models see what was recorded here."""

from datetime import date
from typing import Any

from django.db import transaction

from mingjian.audit import log
from mingjian.filings.models import Submission
from mingjian.filings.services import submission_from_folder
from mingjian.filings.written import filed_csv
from mingjian.lake import Lake
from mingjian.people.models import Organisation
from mingjian.registers import filed
from mingjian.registers.reading import Row, as_filed
from mingjian.registers.seeding import licences
from mingjian.web.library import library

TABLES = {
    "property_title": filed.titles,
    "property_mortgage": filed.mortgages,
    "property_seizure": filed.seizures,
    "property_objection": filed.objections,
    "property_pre_notice": filed.pre_notices,
    "property_residence_right": filed.residence_rights,
    "property_listing": filed.listings,
    "property_application": filed.applications,
}
OF_BANKS = ("mortgagee_id_number", "mortgagee_unified_code", "applicant_unified_code")
IDENTIFIERS = (
    "mortgagor_id_number", "mortgagee_id_number", "owner_id_number", "objector_id_number", "holder_id_number",
)  # fmt: skip
# What the register may have changed of a title that was filed; the rest of it stands as it was filed.
OF_A_TITLE = ("title_status", "cancelled_on")
FLAGS = {True: "是", False: "否", None: ""}


@transaction.atomic
def register_file(*, by: log.Actor, department: Organisation, lake: Lake, period: date) -> Submission:
    """File the tables for the department as of the end of `period`; identifiers come out of the vault, on record."""
    rows = {table: _whole(lake, table, period) for table in TABLES}
    veiled = _unveil(lake, [row for found in rows.values() for row in found])
    _name_banks(lake, [*rows["property_mortgage"], *rows["property_application"]])
    files = [filed_csv(department.code, table, period, found) for table, found in rows.items() if found]
    submission = submission_from_folder(organisation=department, files=files)
    counts = {table: len(found) for table, found in rows.items()}
    log.record(by=by, action="register.file", about=submission, period=period.isoformat(), veiled=veiled, **counts)
    return submission


def _whole(lake: Lake, table: str, period: date) -> list[Row]:
    """What the register says, and beside it what was filed before and the register never took up."""
    (key,) = library().tables[table].grain
    before = as_filed(lake, table)
    own = {row[key]: row for row in TABLES[table](period)}
    if table == "property_title":
        own = {number: _title(row, before.get(number)) for number, row in own.items()}
    # What the register does not know of it at all, such as a contract's number, stands as it was filed.
    own = {number: before.get(number, {}) | row for number, row in own.items()}
    columns = library().tables[table].columns
    return [{name: _cell(row.get(name, "")) for name in columns} for row in (before | own).values()]


def _title(row: Row, before: Row | None) -> Row:
    """A title as it was filed, but ended where it ended here since."""
    if before is None:
        return row
    ended = {name: row[name] for name in OF_A_TITLE} if row["cancelled_on"] and not before["cancelled_on"] else {}
    return before | ended


def _unveil(lake: Lake, rows: list[dict[str, Any]]) -> int:
    """Put the readable identifier in the place of each keyed hash; gives how many persons are known by it alone."""
    held = {row[name] for row in rows for name in IDENTIFIERS if row.get(name)}
    hashes = sorted(party for party in held if len(party) == 32)
    readable = lake.readable(hashes)
    for row in rows:
        for name in IDENTIFIERS:
            if row.get(name) in readable:
                row[name] = readable[row[name]]
    return len(set(hashes) - readable.keys())


def _name_banks(lake: Lake, rows: list[dict[str, Any]]) -> None:
    """Put a bank's unified code where the register has it by its code of this platform."""
    codes = licences(lake)
    for row in rows:
        for name in row.keys() & OF_BANKS:
            row[name] = codes.get(row[name], row[name])


def _cell(value: object) -> object:
    return FLAGS[value] if value is None or isinstance(value, bool) else value
