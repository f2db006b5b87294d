"""The log as the database holds it, read for checking and for export."""

from collections.abc import Iterator

from django.db.models import Max

from mingjian.audit.files import Contents
from mingjian.audit.keys import public_key
from mingjian.audit.models import Checkpoint, Entry, Head
from mingjian.audit.models import Node as StoredNode
from mingjian.audit.seals import Seal
from mingjian.audit.tree import Node
from mingjian.audit.verifying import Evidence, Report, Row, verify

ROWS_AT_A_TIME = 2000
MOST_PLACES = 500


def contents(*, public: str | None = None, kept: tuple[Seal, ...] = ()) -> Contents:
    """Everything that an export holds; `public` and `kept` as for `check`."""
    # In this order, so that what is appended meanwhile is no finding: a head is never behind what was read before it.
    seals = tuple(checkpoint.seal for checkpoint in Checkpoint.objects.order_by("size"))
    last = Entry.objects.aggregate(last=Max("index"))["last"]
    head = Head.objects.first() or Head(size=0, hashes="")
    size = max(head.size, -1 if last is None else last + 1)
    end = head.size, head.peaks.root().hex()
    return Contents(_rows(size), Evidence((*seals, *kept), public or public_key(), end, _wrong_nodes))


def check(*, public: str | None = None, kept: tuple[Seal, ...] = ()) -> Report:
    """Check the database's log, by `public` instead of the home's key and against checkpoints `kept` elsewhere."""
    everything = contents(public=public, kept=kept)
    return verify(everything.rows, everything.evidence)


def _rows(size: int) -> Iterator[Row]:
    for entry in Entry.objects.filter(index__lt=size).order_by("index").iterator(ROWS_AT_A_TIME):
        yield entry.said, entry.leaf


def _wrong_nodes(made: list[Node]) -> list[int]:
    """Where the nodes kept differ from those that the entries make."""
    wrong = []
    for start in range(0, len(made), MOST_PLACES):
        part = made[start : start + MOST_PLACES]
        kept = dict(StoredNode.objects.filter(place__in=[node.place for node in part]).values_list("place", "hash"))
        wrong += [node.place for node in part if kept.get(node.place) != node.hash.hex()]
    return wrong
