"""Random draws among what no model flagged, so that misses can be estimated: from the lake, by a seed that is kept.

Of every table below each institution's subjects are put in the order of md5(seed, institution, subject), and the first
are drawn: whoever has the seed and the lake's pin draws the same again.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from django.conf import settings
from django.db import transaction
from django_tasks import task

from mingjian.audit import log
from mingjian.clues.models import Clue, Draw, DrawnSubject, Mention
from mingjian.clues.practice import Practice, practice_on
from mingjian.engine.contracts import ADDED_COLUMNS, Table
from mingjian.engine.duck import DuckEngine
from mingjian.lake import Lake, Pin
from mingjian.web.library import library

TABLES = ("personal_loan", "corporate_loan", "policy", "individual_customer", "corporate_customer")
_SQL = """
with unflagged as (
    select filed.*, filed."{key}"::varchar as _subject
    from "{table}" as filed
    anti join _flagged on _flagged.institution = filed.institution_id and _flagged.key = filed."{key}"
    qualify row_number() over (partition by filed.institution_id, filed."{key}" order by filed._file, filed._line) = 1
),
placed as (
    select
        *,
        count(*) over (partition by institution_id) as _population,
        row_number() over (
            partition by institution_id order by md5('{seed}' || institution_id || _subject), _subject
        ) as _place
    from unflagged
)
select * from placed
where _place <= least({most}, greatest({least}, ceil({share} * _population)))
order by institution_id, _place
"""


@dataclass(frozen=True)
class _Drawing:
    """What one drawing over the lake goes by."""

    lake: Lake
    pin: Pin
    seed: str
    practice: Practice


@task()
def draws_due() -> None:
    """The worker's task after a run: draw for the newest period what was not drawn yet."""
    draws_make(by=log.Platform(), lake=Lake.open(settings.HOME))


@transaction.atomic
def draws_make(*, by: log.Platform, lake: Lake, seed: str = "", as_of: date | None = None) -> list[Draw]:
    """Draw from every table of the period `as_of` (the newest) for the institutions that have no draw of it yet."""
    pin = lake.pin(as_of)
    if not pin.filings:
        return []
    drawing = _Drawing(lake, pin, seed or secrets.token_hex(16), practice_on(pin.as_of))
    made = [draw for name in TABLES for draw in _draw(drawing, library().tables[name])]
    for draw in made:
        facts = {"table": draw.table, "seed": draw.seed, "population": draw.population, "drawn": draw.drawn}
        log.record(by=by, action="clues.draw", about=draw, **facts, pin=pin.record()["snapshots"])
    return made


def _draw(drawing: _Drawing, table: Table) -> Iterator[Draw]:
    known = set(
        Draw.objects.filter(period=drawing.pin.as_of, table=table.name).values_list("institution_id", flat=True)
    )
    rows = [row for row in _drawn_rows(drawing, table) if row["institution_id"] not in known]
    names = drawing.lake.file_names({row["_file"] for row in rows})
    by_institution: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_institution.setdefault(row["institution_id"], []).append(row)
    for institution, drawn in by_institution.items():
        draw = Draw.objects.create(
            institution_id=institution,
            period=drawing.pin.as_of,
            table=table.name,
            seed=drawing.seed,
            share=drawing.practice.draw_share,
            population=drawn[0]["_population"],
            drawn=len(drawn),
        )
        DrawnSubject.objects.bulk_create(_subject(draw, table, row, names) for row in drawn)
        yield draw


def _drawn_rows(drawing: _Drawing, table: Table) -> list[dict[str, Any]]:
    engine, practice = DuckEngine(), drawing.practice
    try:
        engine.attach(table.name, drawing.pin.slice(table.name, history=False), table.lake_types)
        engine.put("_flagged", _flagged())
        sql = _SQL.format(
            table=table.name,
            key=table.grain[0],
            seed=drawing.seed,
            share=practice.draw_share,
            least=int(practice.draw_least),
            most=int(practice.draw_most),
        )
        return list(engine.collect(sql).to_pylist())
    finally:
        engine.close()


def _flagged() -> pa.Table:
    """Everything that a clue which still stands names at its institution."""
    standing = Mention.objects.exclude(clue__finding=Clue.Finding.GONE)
    pairs = list(standing.values_list("clue__institution_id", "key").distinct())
    columns = [pa.array([pair[n] for pair in pairs], pa.string()) for n in (0, 1)]
    return pa.table(columns, names=["institution", "key"])


def _subject(draw: Draw, table: Table, row: Mapping[str, Any], files: Mapping[int, str]) -> DrawnSubject:
    filed = {name: row[name] for name in table.columns if row[name] is not None and name not in ADDED_COLUMNS}
    return DrawnSubject(
        draw=draw,
        subject_id=row["_subject"],
        row=json.loads(json.dumps(filed, default=str)),
        file=files.get(row["_file"], str(row["_file"])),
        line=row["_line"],
    )
