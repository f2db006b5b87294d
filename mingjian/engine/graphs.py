"""Python features: what SQL says badly about graphs. Each is a function from one table of edges to one table."""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

MAX_RING = 6


def connected_components(edges: pa.Table) -> pa.Table:
    """Groups of nodes that hang together.

    `edges` has from_id and to_id; the answer has member_id and group_id (the smallest member's id), one row a member.
    """
    nodes, first, second = _numbered(edges)
    label = np.arange(len(nodes))
    before = np.empty(0, dtype=label.dtype)
    while not np.array_equal(label, before):
        before = label.copy()
        low = np.minimum(label[first], label[second])
        np.minimum.at(label, first, low)
        np.minimum.at(label, second, low)
        label = label[label]
    return pa.table({"member_id": nodes, "group_id": nodes.take(pa.array(label))})


def rings(edges: pa.Table) -> pa.Table:
    """Directed rings of two to six nodes, each named once.

    `edges` has from_id and to_id; the answer has ring_id (members from the smallest
    on, joined by >), member_id and length.
    """
    nodes, first, second = _numbered(edges)
    onward: dict[int, set[int]] = {}
    for start, end in zip(*_closing(first, second, len(nodes)), strict=True):
        onward.setdefault(start, set()).add(end)
    found = [ring for start in onward for ring in _rings_from(start, onward)]
    rows = []
    for ring in found:
        members = [nodes[node].as_py() for node in ring]
        rows += [{"ring_id": ">".join(members), "member_id": member, "length": len(ring)} for member in members]
    schema = pa.schema([("ring_id", pa.string()), ("member_id", pa.string()), ("length", pa.int64())])
    return pa.Table.from_pylist(rows, schema)


def _closing(first: np.ndarray, second: np.ndarray, count: int) -> tuple[list[int], list[int]]:
    """The edges that may lie on a ring: those left when edges from where none ends or to where none starts are gone."""
    kept = first != second
    while True:
        first, second = first[kept], second[kept]
        kept = (np.bincount(second, minlength=count) > 0)[first] & (np.bincount(first, minlength=count) > 0)[second]
        if kept.all():
            return first.tolist(), second.tolist()


def _rings_from(start: int, onward: Mapping[int, set[int]]) -> list[tuple[int, ...]]:
    """Rings whose smallest node is `start`: paths back to it over larger nodes only."""
    found: list[tuple[int, ...]] = []
    paths: list[tuple[int, ...]] = [(start,)]
    while paths:
        path = paths.pop()
        for node in onward.get(path[-1], ()):
            if node == start and len(path) > 1:
                found.append(path)
            elif node > start and node not in path and len(path) < MAX_RING:
                paths.append((*path, node))
    return found


def _numbered(edges: pa.Table) -> tuple[pa.Array, np.ndarray, np.ndarray]:
    """The nodes in the order of their ids, and both ends of each edge as positions among them."""
    ends = [edges.column(name).combine_chunks().cast(pa.string()) for name in ("from_id", "to_id")]
    coded = pa.concat_arrays(ends).dictionary_encode(null_encoding="encode")
    order = pc.sort_indices(coded.dictionary)
    place = np.empty(len(order), dtype=np.int64)
    place[order.to_numpy()] = np.arange(len(order))
    first, second = np.split(place[coded.indices.to_numpy()], 2)
    return coded.dictionary.take(order), first, second


FUNCTIONS: Mapping[str, Callable[[pa.Table], pa.Table]] = {"connected_components": connected_components, "rings": rings}
