"""Appending to the log, in the transaction of the change that it tells.

Who appends holds the head's row until the transaction ends, so that entries stand in one order: record last.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from mingjian.audit.keys import signing_key
from mingjian.audit.models import Checkpoint, Entry, Head
from mingjian.audit.models import Node as StoredNode
from mingjian.audit.said import canonical
from mingjian.audit.seals import sign
from mingjian.audit.tree import Node, Peaks
from mingjian.web.statements import Statement, inserted, together

SALT_BYTES = 16
ROWS_AT_ONCE = 500


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
    return append(entry_of(by, action, (kind, str(about.pk)), facts))


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


def append(entry: Entry, also: Callable[[Entry], list[Statement]] = lambda _: []) -> Entry:
    """Give the entry its place at the log's end; what `also` says of it is written in the same breath."""
    peaks = locked_peaks()
    entry.index, entry.at = peaks.size, timezone.now()
    leaf = entry.said.leaf()
    entry.leaf = leaf.hex()
    peaks, made = peaks.add(leaf)
    together([inserted(entry), *_kept(peaks, made), *also(entry)])
    if peaks.size % settings.AUDIT_CHECKPOINT_EVERY == 0:
        seal(peaks, entry.at)
    return entry


def append_many(entries: Sequence[Entry]) -> None:
    """Give many entries their places at the log's end, in their order, in a few trips."""
    peaks, at, made = locked_peaks(), timezone.now(), list[Node]()
    for entry in entries:
        entry.index, entry.at = peaks.size, at
        leaf = entry.said.leaf()
        entry.leaf = leaf.hex()
        peaks, completed = peaks.add(leaf)
        made += completed
    Entry.objects.bulk_create(entries, batch_size=ROWS_AT_ONCE)
    StoredNode.objects.bulk_create([StoredNode(place=one.place, hash=one.hash.hex()) for one in made], ROWS_AT_ONCE)
    together(_kept(peaks, []))
    seal(peaks, at)


def locked_peaks() -> Peaks:
    """The log's end, held until the transaction ends."""
    held = " for update" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"select size, hashes from audit_head where id = 1{held}")
        row = cursor.fetchone()
    if row is None:
        Head.objects.get_or_create(pk=1)
        return locked_peaks()
    return Head(size=row[0], hashes=row[1]).peaks


def seal(peaks: Peaks, at: datetime) -> Checkpoint:
    """The signed checkpoint of the log as it stands; the one there is when nothing came since."""
    known = Checkpoint.objects.filter(size=peaks.size).first()
    if known:
        return known
    made = sign(signing_key(), peaks.size, peaks.root(), at.isoformat())
    return Checkpoint.objects.create(size=made.size, root=made.root, at=at, key=made.key, signature=made.signature)


def _kept(peaks: Peaks, made: list[Node]) -> list[Statement]:
    """The end and the new subtrees."""
    head = Head(size=peaks.size)
    head.peaks = peaks
    statements: list[Statement] = [
        ("update audit_head set size = %s, hashes = %s where id = 1", [head.size, head.hashes])
    ]
    if made:
        rows = ", ".join(["(%s, %s)"] * len(made))
        values = [value for node in made for value in (node.place, node.hash.hex())]
        statements.append((f"insert into audit_node (place, hash) values {rows}", values))
    return statements
