"""The least that serves: rows in force, newest first, and of each field only as much as the purpose may learn."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from mingjian.engine.services import Service, Told
from mingjian.exchange.asking import Asking
from mingjian.lake.vault import veiled
from mingjian.network.sources import Found, lookup_key


def records(asking: Asking, found: Found) -> list[dict[str, Any]]:
    """What is told of the rows found."""
    assert asking.service and asking.claim  # noqa: S101, PT018
    offered = asking.service.purposes[asking.claim.purpose]
    told = {name: offered[name] for name in asking.fields}
    named = {name: _spellings(value) for name, value in asking.claim.same.items()}
    return [_record(row, told, named) for row in rows_counted(asking.service, found.rows)]


def rows_counted(service: Service, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows in force, the newest first where the service says by what, no more than it tells."""
    empty, newest = service.in_force_while_empty, service.newest_by
    counted = [row for row in rows if not empty or row.get(empty) is None]
    if newest:
        counted.sort(key=lambda row: (row[newest] is not None, row[newest] or date.min), reverse=True)
    return counted[: service.most]


def _record(row: dict[str, Any], told: Mapping[str, Told], named: Mapping[str, set[str]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, how in told.items():
        value = row.get(name)
        if how.form == "same":
            if name in named:
                record[name] = value is not None and str(value).strip().upper() in named[name]
        else:
            record[name] = _SHAPES[how.form](value, how)
    return record


def _spellings(value: str) -> set[str]:
    trimmed = value.strip().upper()
    return {trimmed, veiled(lookup_key(), trimmed).upper()}


def _value(value: Any, _: Told) -> Any:
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    return value.isoformat() if isinstance(value, date) else value


def _band(value: Any, how: Told) -> Any:
    """The edges on both sides: from the lower on, below the upper; null where there is none."""
    if value is None:
        return None
    below = [edge for edge in how.edges if edge <= value]
    above = [edge for edge in how.edges if edge > value]
    return {"from": _value(below[-1], how) if below else None, "below": _value(above[0], how) if above else None}


def _yes_no(value: Any, _: Told) -> bool:
    return value is not None and value is not False and value != 0


_SHAPES = {"value": _value, "band": _band, "yes_no": _yes_no}
