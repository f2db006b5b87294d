"""The states of members, authorisations and queries, and every other choice, with words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class MemberState(models.TextChoices):
    """Whether an organisation may ask and answer."""

    REGISTERED = "registered"
    SUSPENDED = "suspended"


class KeyKind(models.TextChoices):
    """Who holds a key: the organisation itself, or the network for its people at the portal."""

    OWN = "own"
    PORTAL = "portal"


class AuthorisationState(models.TextChoices):
    """Where an authorisation stands; what leads on is in `machine`."""

    PENDING = "pending"
    ACTIVE = "active"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"


AUTHORISATION_WORDS: Mapping[str, Words] = {
    AuthorisationState.PENDING: Words("待本人签署", "waits to be signed"),
    AuthorisationState.ACTIVE: Words("有效", "in force"),
    AuthorisationState.PAUSED: Words("已暂停", "paused"),
    AuthorisationState.WITHDRAWN: Words("已撤回", "withdrawn"),
    AuthorisationState.EXPIRED: Words("已到期", "expired"),
    AuthorisationState.SUPERSEDED: Words("已被替代", "superseded"),
    AuthorisationState.REJECTED: Words("本人拒绝", "refused by the person"),
}


class Evidence(models.TextChoices):
    """How it is known that the person agreed."""

    PORTAL = "portal"
    PAPER = "paper"
    CONTRACT = "contract"


EVIDENCE_WORDS: Mapping[str, Words] = {
    Evidence.PORTAL: Words("本人在门户签署", "signed by the person in the portal"),
    Evidence.PAPER: Words("纸质授权书扫描件", "scan of a signed paper"),
    Evidence.CONTRACT: Words("合同条款", "clause of a contract"),
}


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
