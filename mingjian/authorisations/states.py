"""Where an authorisation stands and how it is known that the person agreed, with words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


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
