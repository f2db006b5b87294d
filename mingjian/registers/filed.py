"""The register as the data standard has it: what was recorded by the end of a day, and what had ended by then."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from mingjian.deadlines import CHINA
from mingjian.lake.vault import is_firm
from mingjian.registry.models import (
    Listing,
    Mortgage,
    Objection,
    PreNotice,
    Receipt,
    ResidenceRight,
    Seizure,
    Title,
    Unit,
)
from mingjian.registry.words import ReceiptState, Stage

Row = dict[str, Any]
# What a bank and its customer apply for; other acts are a court's or the registry's own. As application_kind.yaml.
APPLIED_FOR = frozenset(
    {
        "create_mortgage", "amend_mortgage", "rerank", "assign_mortgage", "cancel_mortgage", "convert_mortgage",
        "transfer_title",
    }
)  # fmt: skip


def titles(day: date) -> Iterator[Row]:
    """One row a title certificate recorded by `day`."""
    for one in Title.objects.select_related("unit").order_by("pk"):
        if _day(one.recorded_at) <= day:
            yield _title_row(one, day)


def mortgages(day: date) -> Iterator[Row]:
    """One row a mortgage recorded by `day`, those cancelled since as they stood; of several mortgagors the first."""
    titles = Prefetch("unit__titles", Title.objects.order_by("ended_at", "pk"))
    found, asked = Mortgage.objects.select_related("unit").prefetch_related(titles).order_by("pk"), _releases_asked(day)
    for one in found:
        if _day(one.recorded_at) <= day:
            yield {**_mortgage(one, day), "release_applied_on": asked.get(one.number, "")}


def seizures(day: date) -> Iterator[Row]:
    """One row a seizure recorded by `day`; a waiting one has the term that it was ordered for, from its recording."""
    titles = Prefetch("unit__titles", Title.objects.order_by("ended_at", "pk"))
    for one in Seizure.objects.select_related("unit").prefetch_related(titles).order_by("pk"):
        recorded = _day(one.recorded_at)
        if recorded <= day:
            yield _seizure(one, recorded, day)


def objections(day: date) -> Iterator[Row]:
    """One row an objection recorded by `day`."""
    for one in _notes(Objection):
        if _day(one.recorded_at) <= day:
            yield _objection(one, day)


def pre_notices(day: date) -> Iterator[Row]:
    """One row a pre-notice of a transfer recorded by `day`; those of mortgages are rows of the mortgages."""
    for one in _notes(PreNotice):
        if _day(one.recorded_at) <= day:
            yield _pre_notice(one, day)


def residence_rights(day: date) -> Iterator[Row]:
    """One row a right of residence recorded by `day`."""
    for one in _notes(ResidenceRight):
        if _day(one.recorded_at) <= day:
            yield _residence_right(one, day)


def listings(day: date) -> Iterator[Row]:
    """One row a listing of a unit recorded by `day`."""
    for one in Listing.objects.order_by("pk"):
        if _day(one.recorded_at) <= day:
            yield _listing(one, day)


def applications(day: date) -> Iterator[Row]:
    """One row an application received by `day`; what courts and the registry enter themselves is none."""
    for one in Receipt.objects.order_by("pk").iterator():
        kind, received = one.package["acts"][0]["act"], _day(one.received_at)
        if kind in APPLIED_FOR and received <= day:
            yield {
                "receipt_number": one.number,
                "unit_code": one.unit_id,
                "application_kind": kind,
                "applicant_unified_code": one.package["sender"],
                "received_on": received,
                **_ended(one.closed_at, one.state, day, ("decided_on", "outcome")),
            }


def _title_row(one: Title, day: date) -> Row:
    ended = _ended(one.ended_at, "", day, ("cancelled_on",))
    return {
        "title_number": one.number,
        "unit_code": one.unit_id,
        "owner_name": one.owner_name,
        "owner_id_number": one.owner,
        "owner_unified_code": one.owner if is_firm(one.owner) else "",
        "co_ownership": one.co_ownership,
        "share": one.share if one.share is not None else "",
        "right_type": "construction" if one.unit.stage == Stage.CONSTRUCTION else "house",
        "property_use": one.unit.use,
        "location": one.unit.location,
        "region_code": one.unit_id[:6],
        "area": one.unit.area,
        "land_use_ends_on": one.unit.land_use_ends_on or "",
        "is_transfer_banned": one.unit.is_transfer_banned,
        "registered_on": _day(one.recorded_at),
        "title_status": "superseded" if ended["cancelled_on"] else "valid",
        **ended,
    }


def _mortgage(one: Mortgage, day: date) -> Row:
    mortgagor: Mapping[str, str] = one.mortgagors[0]
    return {
        "mortgage_number": one.number,
        "title_number": _title(one.unit.titles.all(), mortgagor["party"]),
        "unit_code": one.unit_id,
        "mortgage_kind": one.kind,
        "mortgagee_name": one.mortgagee_name,
        "mortgagee_id_number": one.mortgagee_code or one.mortgagee,
        "mortgagee_unified_code": one.mortgagee_code or one.mortgagee,
        "mortgagor_name": mortgagor["name"],
        "mortgagor_id_number": mortgagor["party"],
        "mortgagor_unified_code": mortgagor["party"] if is_firm(mortgagor["party"]) else "",
        "debtor_name": one.debtor_name,
        "secured_amount": one.amount,
        "rank": one.rank,
        "debt_starts_on": one.starts_on or "",
        "debt_ends_on": one.ends_on or "",
        "mortgage_contract_number": one.contract_number,
        "registered_on": _day(one.recorded_at),
        **_ended(one.ended_at, one.ended_for, day, ("cancelled_on", "cancelled_for")),
    }


def _releases_asked(day: date) -> dict[str, date]:
    """Since when a release that is not recorded yet lies with the registry, by the number of its mortgage."""
    waiting = Receipt.objects.filter(state=ReceiptState.RECEIVED).order_by("-pk")
    asked = ((act, _day(one.received_at)) for one in waiting for act in one.package["acts"])
    return {act["number"]: since for act, since in asked if act["act"] == "cancel_mortgage" and since <= day}


def _seizure(one: Seizure, recorded: date, day: date) -> Row:
    title = one.unit.titles.all()[0] if one.unit.titles.all() else None
    return {
        "seizure_id": one.number,
        "title_number": title.number if title else "",
        "unit_code": one.unit_id,
        "seizure_kind": "live" if one.waiting == 0 else "waiting",
        "authority": one.authority,
        "document_number": one.document_number,
        "owner_name": title.owner_name if title else "–",
        "owner_id_number": title.owner if title else "",
        "amount": one.amount if one.amount is not None else "",
        "waiting_order": one.waiting,
        "registered_on": recorded,
        "starts_on": one.starts_on or recorded,
        "ends_on": one.ends_on or recorded.replace(year=recorded.year + one.years, day=min(recorded.day, 28)),
        **_ended(one.ended_at, "", day, ("released_on",)),
    }


def _notes(kind: Any) -> Any:
    titles = Prefetch("unit__titles", Title.objects.order_by("ended_at", "pk"))
    return kind.objects.select_related("unit").prefetch_related(titles).order_by("pk")


def _objection(one: Objection, day: date) -> Row:
    return {
        "objection_number": one.number,
        "title_number": _title(one.unit.titles.all(), ""),
        "unit_code": one.unit_id,
        "objector_name": one.objector_name,
        "objector_id_number": one.objector,
        "reason": one.reason,
        "registered_on": _day(one.recorded_at),
        "lapses_on": one.lapses_on,
        "sued_on": one.sued_on if one.sued_on and one.sued_on <= day else "",
        **_ended(one.ended_at, one.ended_for, day, ("ended_on", "ended_for")),
    }


def _pre_notice(one: PreNotice, day: date) -> Row:
    unit: Unit = one.unit
    recorded, since = _day(one.recorded_at), unit.registrable_on
    was_built = unit.stage == Stage.BUILT and (since is None or since <= recorded)
    return {
        "pre_notice_number": one.number,
        "title_number": _title(unit.titles.all(), ""),
        "unit_code": one.unit_id,
        "pre_notice_kind": "transfer" if was_built else "presale",
        "holder_name": one.holder_name,
        "holder_id_number": one.holder,
        "holder_unified_code": one.holder if is_firm(one.holder) else "",
        "registered_on": recorded,
        "registrable_on": since if since and since <= day else "",
        **_ended(one.ended_at, one.ended_for, day, ("ended_on", "ended_for")),
    }


def _residence_right(one: ResidenceRight, day: date) -> Row:
    return {
        "residence_number": one.number,
        "title_number": _title(one.unit.titles.all(), ""),
        "unit_code": one.unit_id,
        "holder_name": one.holder_name,
        "holder_id_number": one.holder,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on or "",
        "registered_on": _day(one.recorded_at),
        **_ended(one.ended_at, "", day, ("ended_on",)),
    }


def _listing(one: Listing, day: date) -> Row:
    return {
        "listing_number": one.number,
        "unit_code": one.unit_id,
        "listing_kind": one.kind,
        "authority": one.authority,
        "listed_on": _day(one.recorded_at),
        **_ended(one.ended_at, "", day, ("removed_on",)),
    }


def _ended(ended_at: datetime | None, why: str, day: date, names: tuple[str, ...]) -> Row:
    """When it ended and why, as far as that was by `day`."""
    said = (_day(ended_at), why) if ended_at and _day(ended_at) <= day else ("", "")
    return dict(zip(names, said, strict=False))


def _title(titles: Any, party: str) -> str:
    """The certificate of the owner who mortgaged, in force if there is one."""
    own = [title for title in titles if title.owner == party] or list(titles)
    live = [title for title in own if title.ended_at is None] or own
    return live[0].number if live else ""


def _day(instant: datetime) -> date:
    return instant.astimezone(CHINA).date()
