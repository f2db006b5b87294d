"""Groups and rings come out of edges as one would draw them."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from mingjian.engine.graphs import connected_components, rings

EDGES = st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("ABCDEFGH")), max_size=14)


def table(edges: list[tuple[str, str]]) -> pa.Table:
    return pa.table(
        {"from_id": pa.array([a for a, _ in edges], pa.string()), "to_id": pa.array([b for _, b in edges], pa.string())}
    )


def groups(edges: list[tuple[str, str]]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in connected_components(table(edges)).to_pylist():
        found.setdefault(row["group_id"], set()).add(row["member_id"])
    return {frozenset(members) for members in found.values()}


def test_a_chain_is_one_group_and_a_stranger_another() -> None:
    assert groups([("A", "B"), ("C", "B"), ("D", "D")]) == {frozenset("ABC"), frozenset("D")}


@given(EDGES)
def test_both_ends_of_every_edge_are_in_one_group_and_groups_do_not_overlap(edges: list[tuple[str, str]]) -> None:
    found = groups(edges)

    assert all(any({a, b} <= group for group in found) for a, b in edges)
    assert sum(map(len, found)) == len({end for edge in edges for end in edge})


def test_a_ring_is_named_once_with_its_members() -> None:
    found = rings(table([("E", "A"), ("B", "C"), ("C", "A"), ("A", "B"), ("C", "D"), ("D", "D")])).to_pylist()

    assert {row["ring_id"] for row in found} == {"A>B>C"}
    assert [row["member_id"] for row in found] == ["A", "B", "C"]


@given(EDGES)
def test_every_ring_follows_edges_back_to_its_start(edges: list[tuple[str, str]]) -> None:
    for ring in {row["ring_id"] for row in rings(table(edges)).to_pylist()}:
        members = ring.split(">")
        assert all(step in edges for step in zip(members, members[1:] + members[:1], strict=True))
