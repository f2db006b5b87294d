"""Proofs from the stored tree: that an entry is in the log, that the log continues an earlier checkpoint."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from mingjian.audit import tree
from mingjian.audit.models import Checkpoint, Cosignature, Entry, Head, Node
from mingjian.audit.tree import Span


@dataclass(frozen=True)
class Inclusion:
    """The proof that an entry is in the log of `size` entries under `root`, and whether it holds."""

    size: int
    root: str
    path: tuple[str, ...]
    holds: bool
    is_sealed: bool


def prove_inclusion(entry: Entry) -> Inclusion:
    """The proof against the checkpoint that covers the entry, else against the log's end."""
    checkpoint = covering(entry)
    if checkpoint:
        size, root = checkpoint.size, bytes.fromhex(checkpoint.root)
    else:
        peaks = (Head.objects.first() or Head()).peaks
        size, root = peaks.size, peaks.root()
    path = hashes_of(tree.inclusion(entry.index, size))
    holds = tree.is_included(entry.said.leaf(), entry.index, size, path, root)
    return Inclusion(size, root.hex(), tuple(step.hex() for step in path), holds, checkpoint is not None)


def covering(entry: Entry) -> Checkpoint | None:
    """The first checkpoint with a witness that covers the entry, else the first that does."""
    is_witnessed = Exists(Cosignature.objects.filter(checkpoint=OuterRef("pk")))
    later = Checkpoint.objects.filter(size__gt=entry.index).annotate(is_witnessed=is_witnessed)
    return later.order_by("-is_witnessed", "size").first()


def prove_consistency(first: Checkpoint, second: Checkpoint) -> tuple[list[bytes], bool]:
    """The proof that the log of the second checkpoint begins with that of the first, and whether it holds."""
    path = hashes_of(tree.consistency(first.size, second.size))
    ends = [(each.size, bytes.fromhex(each.root)) for each in (first, second)]
    return path, tree.is_continued(ends[0], ends[1], path)


def hashes_of(spans: Iterable[Span]) -> list[bytes]:
    """The hash over each span, from the stored subtrees: two queries whatever the log's length."""
    parts = [list(tree.subtrees(span)) for span in spans]
    wanted = {part for span in parts for part in span}
    leaves = [index for level, index in wanted if level == 0]
    places = {tree.place_of(level, index): (level, index) for level, index in wanted if level}
    kept = {(0, index): leaf for index, leaf in Entry.objects.filter(index__in=leaves).values_list("index", "leaf")}
    for place, known in Node.objects.filter(place__in=places).values_list("place", "hash"):
        kept[places[place]] = known
    nothing = "00" * 32  # a node that somebody removed proves nothing
    return [tree.fold([bytes.fromhex(kept.get(part, nothing)) for part in span]) for span in parts]
