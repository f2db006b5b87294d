"""Appending to the log, in the transaction of the change that it tells.

Who appends holds the head's row until the transaction ends, so that entries stand in one order: record last.
"""

from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from mingjian.audit.keys import signing_key
from mingjian.audit.models import Checkpoint, Entry, Head, Node
from mingjian.audit.said import canonical
from mingjian.audit.seals import sign


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
    )
    head = locked_head()
    entry.index, entry.at = head.size, timezone.now()
    leaf = entry.said.leaf()
    entry.leaf = leaf.hex()
    head.peaks, made = head.peaks.add(leaf)
    entry.save(force_insert=True)
    if made:
        Node.objects.bulk_create(Node(place=node.place, hash=node.hash.hex()) for node in made)
    head.save(update_fields=["size", "hashes"])
    if head.size % settings.AUDIT_CHECKPOINT_EVERY == 0:
        seal_head(head, entry.at)
    return entry


def locked_head() -> Head:
    """The log's end, held until the transaction ends."""
    return Head.objects.select_for_update().get_or_create(pk=1)[0]


def seal_head(head: Head, at: datetime) -> Checkpoint:
    """The signed checkpoint of the log as it stands; the one there is when nothing came since."""
    known = Checkpoint.objects.filter(size=head.size).first()
    if known:
        return known
    seal = sign(signing_key(), head.size, head.peaks.root(), at.isoformat())
    return Checkpoint.objects.create(size=seal.size, root=seal.root, at=at, key=seal.key, signature=seal.signature)
