"""The simulator's store filled from the register that the department filed: units, and all that stands on them."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from mingjian.deadlines import CHINA
from mingjian.lake import Lake
from mingjian.registers.reading import has, opened, rows
from mingjian.registry.models import Listing, Mortgage, Objection, PreNotice, ResidenceRight, Seizure, Title, Unit

AT_ONCE = 500
# Owners who stand twice on a unit, and ranks that two share, are in real registers; here the first counts, and ranks
# follow the day of recording.
UNITS = """
select unit_code as code, first(location order by registered_on) as location, first(property_use) as use,
    max(area) as area,
    max(land_use_ends_on) as land_use_ends_on, bool_or(is_transfer_banned) as is_transfer_banned,
    max(noted.registrable_on) as registrable_on
from property_title left join (
    select unit_code, max(registrable_on) as registrable_on from property_pre_notice where ended_on is null group by all
) as noted using (unit_code)
group by unit_code
"""
TITLES = """
select unit_code, title_number as number, owner_name, owner_id_number as owner, co_ownership, share, registered_on,
    cancelled_on
from property_title
qualify row_number() over (
    partition by unit_code, owner_id_number, cancelled_on is null order by registered_on, title_number
) = 1
"""
MORTGAGES = """
select unit_code, mortgage_number as number, mortgage_kind as kind,
    coalesce(licence.institution_id, '') as mortgagee,
    mortgagee_name, mortgagee_id_number as mortgagee_code, mortgagor_name, mortgagor_id_number,
    coalesce(debtor_name, '') as debtor_name,
    secured_amount as amount,
    debt_starts_on as starts_on, debt_ends_on as ends_on, coalesce(mortgage_contract_number, '') as contract_number,
    registered_on, cancelled_on,
    row_number() over (partition by unit_code, cancelled_on is null order by registered_on, mortgage_number) as rank
from property_mortgage
left join (
    select business_licence_number as code, min(institution_id) as institution_id from branch group by 1
) as licence on mortgagee_unified_code = licence.code
where unit_code in (select unit_code from property_title) and secured_amount > 0
"""
SEIZURES = """
select unit_code, seizure_id as number, authority, document_number, amount, starts_on, ends_on, registered_on,
    released_on,
    row_number() over (partition by unit_code, released_on is null order by registered_on, seizure_id) - 1 as waiting
from property_seizure where unit_code in (select unit_code from property_title)
"""
OBJECTIONS = """
select unit_code, objection_number as number, objector_name, coalesce(objector_id_number, '') as objector, reason,
    lapses_on, sued_on, registered_on, ended_on, coalesce(ended_for, '') as ended_for
from property_objection where unit_code in (select unit_code from property_title)
"""
PRE_NOTICES = """
select unit_code, pre_notice_number as number, holder_name, holder_id_number as holder, registered_on, ended_on,
    coalesce(ended_for, '') as ended_for
from property_pre_notice where unit_code in (select unit_code from property_title)
"""
RESIDENCE_RIGHTS = """
select unit_code, residence_number as number, holder_name, holder_id_number as holder, starts_on, ends_on,
    registered_on, ended_on
from property_residence_right where unit_code in (select unit_code from property_title)
"""
LISTINGS = """
select unit_code, listing_number as number, listing_kind as kind, authority, listed_on as registered_on,
    removed_on as ended_on
from property_listing where unit_code in (select unit_code from property_title)
"""
NOTES = {
    "property_objection": (Objection, OBJECTIONS),
    "property_pre_notice": (PreNotice, PRE_NOTICES),
    "property_residence_right": (ResidenceRight, RESIDENCE_RIGHTS),
    "property_listing": (Listing, LISTINGS),
}
TABLES = ("property_title", "property_mortgage", "property_seizure", "property_pre_notice", "branch")


@transaction.atomic
def seed(lake: Lake) -> int:
    """Fill an empty store from the newest register; gives how many units it has."""
    if Unit.objects.exists() or not has(lake, *TABLES):
        return 0
    noted = [table for table in NOTES if has(lake, table)]  # there may be none of a kind
    with opened(lake, *{*TABLES, *noted}) as engine:
        _fill(Unit, (Unit(**row) for row in rows(engine, UNITS)))
        _fill(Title, (Title(**_standing(row)) for row in rows(engine, TITLES)))
        _fill(Mortgage, (_mortgage(row) for row in rows(engine, MORTGAGES)))
        _fill(Seizure, (_seizure(row) for row in rows(engine, SEIZURES)))
        for kind, filed in (NOTES[table] for table in noted):
            _fill(kind, (kind(**_standing(row, "ended_on")) for row in rows(engine, filed)))
    return Unit.objects.count()


def licences(lake: Lake) -> dict[str, str]:
    """The unified code of each bank, as its branches were filed."""
    with opened(lake, "branch") as engine:
        found = "select institution_id, min(business_licence_number) from branch group by 1"
        return dict(engine.sql(found).fetchall())


def _fill(kind: Any, things: Iterable[Any]) -> None:
    kind.objects.bulk_create(things, batch_size=AT_ONCE)


def _standing(row: dict[str, Any], ended: str = "cancelled_on") -> dict[str, Any]:
    """From the register's days to instants: what was recorded on a day stands from its noon."""
    unit, since, until = (row.pop(name) for name in ("unit_code", "registered_on", ended))
    return {"unit_id": unit, "recorded_at": _noon(since), "ended_at": _noon(until) if until else None, **row}


def _mortgage(row: dict[str, Any]) -> Mortgage:
    mortgagor = {"name": row.pop("mortgagor_name"), "party": row.pop("mortgagor_id_number")}
    row["ends_on"] = row["ends_on"] if row["ends_on"] and row["ends_on"].year < date.max.year else None
    said = _standing(row)
    return Mortgage(mortgagors=[mortgagor], effective_at=said["recorded_at"], **said)


def _seizure(row: dict[str, Any]) -> Seizure:
    said = _standing(row, "released_on")
    years = max(1, said["ends_on"].year - said["starts_on"].year)
    ended_for = "lifted" if said["ended_at"] else ""
    return Seizure(court=said["authority"][:64], years=years, ended_for=ended_for, **said)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), CHINA)
