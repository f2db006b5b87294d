"""Appending to the log, in the transaction of the change that it tells.

Who appends holds the head's row until the transaction ends, so that entries stand in one order: record last.
"""

import secrets
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from mingjian.audit.keys import signing_key
from mingjian.audit.models import Checkpoint, Entry, Head
from mingjian.audit.said import canonical
from mingjian.audit.seals import sign
from mingjian.audit.tree import Node, Peaks

SALT_BYTES = 16


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
    entry = Entry(
        actor=by.audit_name,
        organisation=by.audit_organisation,
        action=action,
        about_type=about._meta.label_lower,  # noqa: SLF001 - the public name of a Django model
        about_id=str(about.pk),
        said_facts=canonical(facts),
        salt=secrets.token_hex(SALT_BYTES),
    )
    peaks = locked_peaks()
    entry.index, entry.at = peaks.size, timezone.now()
    leaf = entry.said.leaf()
    entry.leaf = leaf.hex()
    peaks, made = peaks.add(leaf)
    entry.save(force_insert=True)
    _keep(peaks, made)
    if peaks.size % settings.AUDIT_CHECKPOINT_EVERY == 0:
        seal(peaks, entry.at)
    return entry


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


def _keep(peaks: Peaks, made: list[Node]) -> None:
    """Store the end and the new subtrees; in plain SQL, as everybody who appends waits for it."""
    head = Head(size=peaks.size)
    head.peaks = peaks
    with connection.cursor() as cursor:
        cursor.execute("update audit_head set size = %s, hashes = %s where id = 1", [head.size, head.hashes])
        rows = [(node.place, node.hash.hex()) for node in made]
        cursor.executemany("insert into audit_node (place, hash) values (%s, %s)", rows)
