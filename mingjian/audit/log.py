"""Appending to the log, in the transaction of the change that it tells.

Who appends holds the head's row until the transaction ends, so that entries stand in one order: record last.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from mingjian.audit.keys import signing_key
from mingjian.audit.models import Checkpoint, Entry, Head
from mingjian.audit.models import Node as StoredNode
from mingjian.audit.said import canonical, leaf_of
from mingjian.audit.seals import sign
from mingjian.audit.tree import Peaks
from mingjian.web.statements import FEW, Row, Rows, Statement, as_one, holding, inserted, keep, together

SALT_BYTES = 16

# New rows, and changes of other rows, no row twice.
Also = Callable[[], tuple[list[Rows], list[Statement]]]


def _nothing() -> tuple[list[Rows], list[Statement]]:
    return [], []


class Actor(Protocol):
    """Who does things: a person who signed in, or the platform itself."""

    @property
    def audit_name(self) -> str:
        """The name that the log keeps."""

    @property
    def audit_organisation(self) -> str:
        """The code of the organisation acted for."""


class Platform:
    """The platform acting by itself: a run, a deadline, an import."""

    audit_name = "mingjian"
    audit_organisation = ""


@transaction.atomic(savepoint=False)
def record(*, by: Actor, action: str, about: models.Model, **facts: Any) -> Entry:
    """Write what `by` did about `about` into the log; `facts` are JSON values that say how and why.

    Belongs in the transaction of the change itself: if either fails, neither happened.
    """
    kind = about._meta.label_lower  # noqa: SLF001 - the public name of a Django model
    entry = entry_of(by, action, (kind, str(about.pk)), facts)
    append([entry])
    return entry


def entry_of(by: Actor, action: str, about: tuple[str, str], facts: Mapping[str, Any]) -> Entry:
    """An entry that has not got its place yet; `about` is a kind and a number."""
    return Entry(
        actor=by.audit_name,
        organisation=by.audit_organisation,
        action=action,
        about_type=about[0],
        about_id=about[1],
        said_facts=canonical(facts),
        salt=secrets.token_hex(SALT_BYTES),
    )


def append(entries: Sequence[Entry], also: Also = _nothing, end: Peaks | None = None) -> None:
    """Give entries their places at the log's end, in their order; what `also` says of them is written with them.

    `end` is the log's end by whoever holds it already.
    """
    rests = [entry.rest for entry in entries]
    before, at = end or locked_peaks(), timezone.now()
    instant, leaves = at.isoformat(), list[bytes]()
    for index, (entry, rest) in enumerate(zip(entries, rests, strict=True), before.size):
        leaves.append(leaf_of(index, instant, rest))
        entry.index, entry.at, entry.leaf = index, at, leaves[-1].hex()
    peaks, made = before.add(*leaves)
    rows, statements = also()
    nodes = Rows(StoredNode, [{"place": one.place, "hash": one.hash.hex()} for one in made])
    _store([Rows(Entry, [entry.__dict__ for entry in entries]), nodes, *rows], statements, peaks)
    every = settings.AUDIT_CHECKPOINT_EVERY
    if peaks.size // every > before.size // every:
        seal(peaks, at)


def locked_peaks() -> Peaks:
    """The log's end, held until the transaction ends."""
    return end_of(together([hold()])[0])


def hold() -> Statement:
    """What holds the log's end until the transaction ends; `end_of` reads what it finds."""
    return f"select size, hashes from audit_head where id = 1{holding()}", []


def end_of(found: Sequence[Row]) -> Peaks:
    """The log's end as `hold` found it; of a log that has none yet, a new one."""
    if not found:
        Head.objects.get_or_create(pk=1)
        return locked_peaks()
    return Peaks.read(*found[0])


def seal(peaks: Peaks, at: datetime) -> Checkpoint:
    """The signed checkpoint of the log as it stands; the one there is when nothing came since."""
    known = Checkpoint.objects.filter(size=peaks.size).first()
    if known:
        return known
    made = sign(signing_key(), peaks.size, peaks.root(), at.isoformat())
    return Checkpoint.objects.create(size=made.size, root=made.root, at=at, key=made.key, signature=made.signature)


def _store(tables: Sequence[Rows], statements: list[Statement], peaks: Peaks) -> None:
    """Rows of several tables, statements, and the log's new end: a few in one trip, many by the fastest way."""
    last = ("update audit_head set size = %s, hashes = %s where id = 1", [peaks.size, peaks.kept])
    if len(tables[0]) > FEW:
        for rows in tables:
            keep(rows)
        together([*statements, last])
    else:
        as_one([*(each for rows in tables for each in inserted(rows)), *statements, last])
