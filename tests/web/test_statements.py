"""Rows written as plain SQL come back as they were, whatever their text holds; on SQLite and on PostgreSQL."""

from datetime import date

import pytest
from django.utils import timezone

from mingjian.exchange.models import Query
from mingjian.web.statements import Rows, as_one, inserted, updated

pytestmark = pytest.mark.django_db
HARD = '引号 \' " 反斜杠 \\ \\x41 百分号 %s 换行\n制表\t 😀 {"a": null}'
FIELDS = ("number", "clerk", "state", "asked_at", "answer", "kept", "forget_on", "nonce", "milliseconds")


def _query(number: str, **more: object) -> Query:
    return Query(number=number, state="answered", asked_at=timezone.now(), request_digest="0" * 64, **more)


def _rows(*rows: Query) -> Rows:
    return Rows(Query, [row.__dict__ for row in rows])


def _read(rows: list[Query]) -> list[tuple[object, ...]]:
    found = Query.objects.filter(number__in=[row.number for row in rows]).order_by("number")
    return [
        tuple(
            bytes(one.answer) if name == "answer" and one.answer is not None else getattr(one, name) for name in FIELDS
        )
        for one in found
    ]


def test_rows_come_back_as_they_were() -> None:
    full = {"answer": bytes(range(256)), "kept": {"headers": {HARD: HARD}}, "forget_on": date(2026, 2, 28)}
    rows = [_query("a1", clerk=HARD, nonce=HARD, milliseconds=40_000, **full), _query("a2"), _query("a3", answer=b"")]

    as_one(inserted(_rows(*rows)))

    assert _read(rows) == [tuple(getattr(row, name) for name in FIELDS) for row in rows]


def test_changes_of_several_rows_are_made_at_once() -> None:
    old, new = _query("b1"), _query("b2", answer=b"\x00\\")
    as_one(inserted(_rows(old)))
    old.clerk, old.answer = HARD, b"\xff"

    as_one([*inserted(_rows(new)), *updated(_rows(old), "clerk", "answer")])

    assert _read([old, new]) == [tuple(getattr(row, name) for name in FIELDS) for row in (old, new)]
