"""What came of a query, with words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class QueryState(models.TextChoices):
    """What came of a query. No record, refused, timed out and partial are four different answers."""

    ASKED = "asked"
    ANSWERED = "answered"
    NO_RECORD = "no_record"
    PARTIAL = "partial"
    REFUSED = "refused"
    TIMED_OUT = "timed_out"
    FAILED = "failed"


QUERY_WORDS: Mapping[str, Words] = {
    QueryState.ASKED: Words("查询中", "being asked"),
    QueryState.ANSWERED: Words("已答复", "answered"),
    QueryState.NO_RECORD: Words("查无记录", "no record"),
    QueryState.PARTIAL: Words("部分答复", "answered in part"),
    QueryState.REFUSED: Words("已拒绝", "refused"),
    QueryState.TIMED_OUT: Words("部门超时", "timed out"),
    QueryState.FAILED: Words("部门未能答复", "department failed"),
}
COUNTED = frozenset({QueryState.ANSWERED, QueryState.NO_RECORD, QueryState.PARTIAL})
