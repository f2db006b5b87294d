"""What a registry answers to whom asks, whichever registry it is: facts of a unit, packages handed in and recorded."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from mingjian.engine.errors import UserError

Act = Mapping[str, Any]


@dataclass(frozen=True)
class Owner:
    """Who owns a share of a unit; `party` is a person's keyed hash or a firm's unified code."""

    name: str
    party: str
    title_number: str
    share: Decimal | None
    is_incapable: bool


@dataclass(frozen=True)
class Charge:
    """A live mortgage or mortgage pre-notice."""

    number: str
    kind: str
    mortgagee: str
    mortgagee_name: str
    amount: Decimal
    rank: int
    starts_on: date | None
    ends_on: date | None
    contract_number: str
    is_transfer_banned: bool
    is_fixed: bool
    recorded_at: datetime
    effective_at: datetime


@dataclass(frozen=True)
class Hold:
    """A live seizure (waiting 0) or one that waits for its turn."""

    number: str
    authority: str
    court: str
    document_number: str
    waiting: int
    ends_on: date | None


@dataclass(frozen=True)
class Note:
    """A live objection, pre-notice or right of residence: whose, and until when it stands by itself."""

    number: str
    name: str
    party: str
    lapses_on: date | None


@dataclass(frozen=True)
class Facts:
    """Everything that is registered on a unit at an instant; `version` counts the recordings."""

    unit: str
    location: str
    use: str
    area: Decimal
    stage: str
    land_use_ends_on: date | None
    is_public_interest: bool
    is_homestead: bool
    is_illegal: bool
    is_transfer_banned: bool
    suspended_for: str
    version: int
    queried_at: datetime
    owners: tuple[Owner, ...]
    mortgages: tuple[Charge, ...]
    seizures: tuple[Hold, ...]
    objections: tuple[Note, ...]
    notes: tuple[Note, ...]
    residence_rights: tuple[Note, ...]
    in_flight: int

    @property
    def fingerprint(self) -> str:
        """The digest of all that may not have changed between two queries."""
        said = asdict(self)
        for passing in ("queried_at", "in_flight", "version"):
            del said[passing]
        return digest(said)


@dataclass(frozen=True)
class Package:
    """What is handed in about a unit: acts that are recorded together or not at all, in this order."""

    sender: str
    unit: str
    acts: tuple[Act, ...]
    contract_digest: str = ""
    signatures: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The digest that the receipt keeps."""
        return digest(asdict(self))


@dataclass(frozen=True)
class Receipted:
    """Where a package stands at the registry; `result` tells each act's outcome once it is recorded."""

    number: str
    unit: str
    state: str
    received_at: datetime
    closed_at: datetime | None
    result: tuple[Act, ...]


class Registry(Protocol):
    """A registry. Each call is whole in itself: when it does not answer, ask `find` whether it was done."""

    def facts(self, unit: str) -> Facts:
        """What is registered now; raises UnitNotFound."""

    def receive(self, key: UUID, package: Package) -> Receipted:
        """Take a package in under the sender's key; the same package under the same key is the same receipt."""

    def find(self, key: UUID) -> Receipted | None:
        """What came in under the key, if anything did."""

    def record(self, key: UUID) -> Receipted:
        """Record all acts of a package in one instant, or none; once done, the same answer for ever."""

    def close(self, key: UUID, state: str) -> Receipted:
        """Reject or withdraw a package that is not recorded."""

    def settle(self, on: date) -> int:
        """Let what the law has ended by a day take effect; gives on how many units."""

    def mortgage(self, number: str) -> Act | None:
        """What a certificate says, derived from the register now; None for a number that it does not have."""


class NoAnswer(UserError):
    """The registry did not answer in time: what was asked may have been done or not."""

    code = "registry_no_answer"
    http_status = 503
    zh = "登记机构未在规定时间内答复；平台会自动查询结果，请勿重复提交。"
    en = "The registry did not answer in time. The platform looks the outcome up by itself; do not send again."


def registry() -> Registry:
    """The registry of this installation, as MINGJIAN_REGISTRY names it."""
    return _registry(settings.REGISTRY)


def digest(said: Any) -> str:
    """SHA-256 over JSON that is written in one way only."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _registry(address: str) -> Registry:
    found: Registry = import_string(address)()
    return found
