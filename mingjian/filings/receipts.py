"""Receipts of the lake's ledger taken over into the console: verdict, scores, and how often each rule broke."""

from collections.abc import Iterable
from datetime import UTC, date
from typing import Any

import pyarrow as pa
import sqlalchemy as sa
from django.db import transaction

from mingjian.audit import log
from mingjian.filings.models import Receipt, RuleCount, TableScore
from mingjian.lake import Lake
from mingjian.lake.ledger import FILING, FILING_TABLE, RECEIPT
from mingjian.people.models import Organisation


@transaction.atomic
def receipts_adopt(*, by: log.Actor, lake: Lake) -> list[Receipt]:
    """Enter the receipts of every filing that the ledger has and the console does not know yet."""
    newest = Receipt.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    rows = lake.ledger.rows(sa.select(FILING).where(FILING.c.id > newest).order_by(FILING.c.id))
    if not rows:
        return []
    totals = _totals(lake, newest)
    known = set(Organisation.objects.values_list("code", flat=True))
    receipts = Receipt.objects.bulk_create([_receipt(row, totals.get(row.id, 0), known) for row in rows])
    TableScore.objects.bulk_create(_table_scores(lake, newest))
    RuleCount.objects.bulk_create(_rule_counts(lake, [row.id for row in rows]))
    for receipt in receipts:
        log.record(by=by, action="receipt.enter", about=receipt, status=receipt.status, score=receipt.score)
    return receipts


def _receipt(row: Any, problems_total: int, known: set[str]) -> Receipt:
    return Receipt(
        filing=row.id,
        institution_id=row.institution_id if row.institution_id in known else None,
        period=row.period if row.period != date.min else None,
        version=row.version,
        status=row.status,
        score=row.score or 0.0,
        rows=row.rows,
        problems_total=problems_total,
        received_at=row.received_at.replace(tzinfo=UTC),
    )


def _totals(lake: Lake, newest: int) -> dict[int, int]:
    total = RECEIPT.c.body["problems_total"].as_integer()
    return dict(lake.ledger.rows(sa.select(RECEIPT.c.filing_id, total).where(RECEIPT.c.filing_id > newest)))


def _table_scores(lake: Lake, newest: int) -> Iterable[TableScore]:
    for row in lake.ledger.rows(sa.select(FILING_TABLE).where(FILING_TABLE.c.filing_id > newest)):
        yield TableScore(
            receipt_id=row.filing_id, table=row.table_name, rows=row.rows, problems=row.problems, score=row.score or 0.0
        )


def _rule_counts(lake: Lake, filings: list[int]) -> Iterable[RuleCount]:
    keys = ["_filing", "table_name", "rule", "severity"]
    counted: pa.Table = lake.problems(filings).group_by(keys).aggregate([([], "count_all")])
    for row in counted.to_pylist():
        yield RuleCount(
            receipt_id=row["_filing"],
            table=row["table_name"] or "",
            rule=row["rule"],
            severity=row["severity"],
            problems=row["count_all"],
        )
