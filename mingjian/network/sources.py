"""Where answers come from: the department's register in the lake, or its own system over HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from mingjian.engine.services import Service
from mingjian.lake import Lake
from mingjian.lake.errors import RegisterNeverFiled
from mingjian.lake.lookup import Laid, Lookup, Register
from mingjian.network import switches
from mingjian.network.refusals import Refused


@dataclass(frozen=True)
class Found:
    """What a source said: rows, the day whose state they are, the day that is now to it, whether that was all."""

    rows: list[dict[str, Any]]
    as_of: date | None
    today: date | None
    missing: tuple[str, ...] = field(default=())
    proof: Mapping[str, str] = field(default_factory=dict)  # for the log: that a department's system said so


class Source(Protocol):
    """A connector to one department's data."""

    is_remote: bool
    most: int  # subjects that are asked about at once

    def find_many(self, service: Service, subjects: Sequence[str], number: str) -> "list[Found]":
        """The rows about each of several subjects; see find."""

    def find(self, service: Service, subject: str, number: str) -> Found:
        """The rows about a subject; Refused when the source is down, late, stale or says nonsense."""


class LakeSource:
    """The register as the department files it; it is stale when it has fallen behind the rest of the lake."""

    is_remote = False
    most = 500

    def find_many(self, service: Service, subjects: Sequence[str], number: str) -> list[Found]:  # noqa: ARG002 - as find
        """See Source.find_many."""
        register = _filed(service)
        return [Found(rows, register.as_of, register.newest) for rows in register.find_many(subjects)]

    def find(self, service: Service, subject: str, number: str) -> Found:  # noqa: ARG002 - others pass it on
        """See Source.find."""
        register = _filed(service)
        return Found(register.find(subject), register.as_of, register.newest)


def _filed(service: Service) -> Laid:
    try:
        return laid(service)
    except RegisterNeverFiled as fault:
        raise Refused("never_filed") from fault


def laid(service: Service) -> Laid:
    """The service's register, laid ready."""
    return _lookup(settings.HOME).laid(register_of(service))


def register_of(service: Service) -> Register:
    """The columns of the register that the service may touch."""
    others = filter(None, (service.in_force_while_empty, service.newest_by))
    return Register(service.table, service.subject, tuple(dict.fromkeys((*service.columns, *others))), service.id)


def source_of(service: Service) -> Source:
    """Where the service's answers come from: the department's own system when the network knows one, else the lake."""
    from mingjian.network.remote import HttpSource  # noqa: PLC0415 - which knows this module

    endpoint = switches.endpoint_of(service.domain)
    return HttpSource(*endpoint) if endpoint else LakeSource()


def lookup_key() -> bytes:
    """The key of personal identifiers."""
    return _lookup(settings.HOME).key


@lru_cache(maxsize=4)
def _lookup(home: Path) -> Lookup:
    return Lookup(Lake.open(home))
