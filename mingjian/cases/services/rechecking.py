"""When the institution files again what a case is about, the models concerned run on the new version."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mingjian.cases.models import Case, Item, Recheck, Row
from mingjian.cases.services.moving import locked, tell
from mingjian.cases.states import ENDED
from mingjian.clues.models import Run
from mingjian.engine.engines import Engine
from mingjian.engine.evidence import fetch, keys_of
from mingjian.engine.results import Results, RunRecord
from mingjian.engine.run import Order, run
from mingjian.filings.models import Receipt
from mingjian.web.home import lake
from mingjian.web.library import library
from mingjian.workspace import Filed, Means, open_engine

FOLDER = "rechecks"  # beside `runs/`: a run over a few models is no run of the home


def rechecks_due() -> list[tuple[Case, Receipt]]:
    """Open cases whose institution has filed a newer accepted version of what they are about, not looked at yet."""
    cases = Case.objects.exclude(state__in=ENDED).select_related("institution").order_by("pk")
    return [(case, receipt) for case in cases for receipt in _newer(case)]


def recheck(case: Case, receipt: Receipt) -> Recheck:
    """Run the models of the case on what is filed now and keep in the case what changed."""
    items = list(case.items.select_related("clue").prefetch_related("rows"))
    record, found = _run(items)
    told = [_of_item(item, record, found, receipt) for item in items]
    rows = _rows_changed(items, case.institution.code)
    return _keep(case, receipt, record.run_id if record else "", told, rows)


@transaction.atomic
def _keep(
    case: Case, receipt: Receipt, run_id: str, items: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> Recheck:
    held = locked(case)
    known = held.rechecks.filter(filing=receipt.pk).first()
    if known:
        return known
    assert receipt.period  # noqa: S101 - found by it
    kept = Recheck(case=held, filing=receipt.pk, period=receipt.period, version=receipt.version, run_id=run_id)
    kept.at, kept.items, kept.rows = timezone.now(), items, rows
    kept.is_settled = all(item["status"] == "gone" for item in items)
    kept.save()
    tell(held, "recheck", by=None, version=kept.version, period=str(kept.period), is_settled=kept.is_settled)
    return kept


def _newer(case: Case) -> Iterable[Receipt]:
    """The newest accepted version of each period of the case's rows, if it came after what the case knows."""
    periods = set(Row.objects.filter(item__case=case, period__isnull=False).values_list("period", flat=True))
    accepted = Receipt.objects.filter(
        institution=case.institution,
        period__in=periods,
        status=Receipt.Status.ACCEPTED,
        received_at__gt=_known_at(case),
    )
    newest = {receipt.period: receipt for receipt in accepted.order_by("version")}
    seen = set(case.rechecks.values_list("filing", flat=True))
    return [receipt for receipt in newest.values() if receipt.pk not in seen]


def _known_at(case: Case) -> Any:
    """When what the case rests on was read: the first of its runs, or its opening."""
    run_ids = [run_id for run_id in case.items.values_list("run_id", flat=True) if run_id]
    started = list(Run.objects.filter(run_id__in=run_ids).values_list("started_at", flat=True))
    return min(started, default=case.opened_at)


def _run(items: list[Item]) -> tuple[RunRecord | None, dict[str, dict[str, Any]]]:
    """The models behind the items over everything filed up to their day; gives the clues by id."""
    wanted = {item.clue.model for item in items if item.clue} & library().models.keys()
    days = [item.as_of for item in items if item.as_of]
    if not wanted:
        return None, {}
    few = replace(library(), models={name: model for name, model in library().models.items() if name in wanted})
    store, results = lake(), Results(settings.HOME / FOLDER)
    newest, engine = store.pin(), open_engine(store, Means())
    view = newest if max(days) >= newest.as_of else store.pin(max(days))  # a day's clue dates no period's models
    try:
        record = run(Order(few, Filed(store, view)), engine, results)
    finally:
        engine.close()
    return record, {row["clue_id"]: row for row in results.clues(record).to_pylist()}


def _of_item(
    item: Item, record: RunRecord | None, found: dict[str, dict[str, Any]], receipt: Receipt
) -> dict[str, Any]:
    if item.clue is None:
        status = "continuing" if _is_still_a_problem(item, receipt) else "gone"
        return {"number": item.number, "clue_id": "", "status": status, "measure_before": None, "measure_after": None}
    now = found.get(item.clue.clue_id)
    went_well = record is not None and any(
        model.id == item.clue.model and model.status == "ok" for model in record.models
    )
    return {
        "number": item.number,
        "clue_id": item.clue.clue_id,
        "status": "continuing" if now else "gone" if went_well else "unknown",
        "measure_before": item.measure,
        "measure_after": now["measure"] if now else None,
        "amount_before": str(item.amount) if item.amount is not None else None,
        "amount_after": str(now["amount"]) if now and now["amount"] is not None else None,
    }


def _is_still_a_problem(item: Item, receipt: Receipt) -> bool:
    """Whether the new receipt has a problem of the same rule, table and column."""
    problems = (lake().ledger.receipt(receipt.pk) or {}).get("problems", [])
    tables = {row.table for row in item.rows.all()}
    asked = item.facts.get("rule"), item.facts.get("column")
    return any((one["rule"], one["column"] or "") == asked and (one["table"] or "") in tables for one in problems)


def _rows_changed(items: list[Item], institution: str) -> list[dict[str, Any]]:
    """The rows of the case that are filed otherwise now, or no more."""
    rows = [row for item in items for row in item.rows.all() if row.table in library().tables and row.period]
    if not rows:
        return []
    store = lake()
    engine = open_engine(store, Means())
    try:
        filed = Filed(store, store.pin(max(row.period for row in rows if row.period)))
        now = {
            key: values
            for table in {row.table for row in rows}
            for key, values in _now(engine, filed, table, rows, institution)
        }
    finally:
        engine.close()
    return [told for row in rows if (told := _change(row, now.get(str(row.pk))))]


def _now(engine: Engine, filed: Filed, name: str, rows: list[Row], institution: str) -> Iterable[tuple[str, Any]]:
    """Each of the rows of one table as it is filed now, by its number."""
    table, part = library().tables[name], filed.slice(name, history=True)
    own = [row for row in rows if row.table == name and set(table.grain) <= row.values.keys()]
    if not own or not part.files:
        return
    view = f"{name}_history"
    engine.attach(view, part, table.lake_types)
    asked = [{**row.values, "clue_id": str(row.pk), "institution_id": institution} for row in own]
    periods = {str(row.pk): row.period for row in own}
    for found in fetch(engine, filed, table, view, keys_of("", table, asked)).values():
        for one in found.to_pylist():
            if one["period"] == periods[one["clue_id"]]:
                yield one["clue_id"], json.loads(one["row"])


def _change(row: Row, now: dict[str, Any] | None) -> dict[str, Any] | None:
    place = {"table": row.table, "place": f"{row.file}:{row.line}"}
    if now is None:
        return {**place, "is_gone": True, "changes": []}
    names = sorted(row.values.keys() | now.keys())
    changes = [
        {"column": name, "before": row.values.get(name), "after": now.get(name)}
        for name in names
        if row.values.get(name) != now.get(name)
    ]
    return {**place, "is_gone": False, "changes": changes} if changes else None
