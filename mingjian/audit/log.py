"""Appending to the log, in the transaction of the change that it tells."""

import hashlib
import json
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from mingjian.audit.models import Entry, Head

GENESIS = "0" * 64
LEAF, LINK = b"\x00", b"\x01"


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


@transaction.atomic
def record(*, by: Actor, action: str, about: models.Model, **facts: Any) -> Entry:
    """Write what `by` did about `about` into the log; `facts` are JSON values that say how and why.

    Belongs in the transaction of the change itself: if either fails, neither happened.
    """
    head, _ = Head.objects.select_for_update().get_or_create(pk=1, defaults={"size": 0, "chain": GENESIS})
    entry = Entry(
        index=head.size,
        at=timezone.now(),
        actor=by.audit_name,
        organisation=by.audit_organisation,
        action=action,
        about_type=about._meta.label_lower,  # noqa: SLF001 - the public name of a Django model
        about_id=str(about.pk),
        facts=json.loads(json.dumps(facts, default=str)),
    )
    entry.leaf = leaf_hash(entry)
    entry.chain = link_hash(head.chain, entry.leaf)
    entry.save(force_insert=True)
    head.size, head.chain = head.size + 1, entry.chain
    head.save(update_fields=["size", "chain"])
    return entry


def leaf_hash(entry: Entry) -> str:
    """The hash of what an entry says, over its canonical JSON."""
    said = [
        entry.index,
        entry.at.isoformat(),
        entry.actor,
        entry.organisation,
        entry.action,
        entry.about_type,
        entry.about_id,
        entry.facts,
    ]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(LEAF + text.encode()).hexdigest()


def link_hash(before: str, leaf: str) -> str:
    """The chain's hash after a leaf."""
    return hashlib.sha256(LINK + bytes.fromhex(before) + bytes.fromhex(leaf)).hexdigest()
