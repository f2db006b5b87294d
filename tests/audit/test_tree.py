"""Proofs of the Merkle tree, against the definition of RFC 6962 written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjian.audit import tree

LEAVES = [tree.leaf_hash(bytes([number])) for number in range(130)]
sizes = st.integers(1, len(LEAVES))


def _root(start: int, end: int) -> bytes:
    """MTH(D[start:end]) as the RFC defines it."""
    if end - start <= 1:
        return LEAVES[start] if end > start else tree.fold(())
    middle = start + max(2**power for power in range(8) if 2**power < end - start)
    return tree.node_hash(_root(start, middle), _root(middle, end))


def _proof(spans: list[tree.Span]) -> list[bytes]:
    return [_root(*span) for span in spans]


@given(sizes)
def test_appending_gives_the_root_of_the_definition_and_every_complete_subtree(size: int) -> None:
    peaks, made = tree.Peaks(), []
    for leaf in LEAVES[:size]:
        peaks, completed = peaks.add(leaf)
        made += completed

    assert peaks.root() == _root(0, size)
    assert {(node.level, node.index) for node in made} == {
        (level, index) for level in range(1, 8) for index in range(size >> level)
    }
    assert all(node.hash == _root(node.index << node.level, (node.index + 1) << node.level) for node in made)
    assert len({node.place for node in made}) == len(made)


@given(st.data(), sizes)
def test_a_proof_shows_that_an_entry_is_in_the_tree_and_nothing_else(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, len(LEAVES) - 1))
    proof = _proof(tree.inclusion(index, size))

    assert tree.is_included(LEAVES[index], index, size, proof, _root(0, size))
    assert tree.is_included(LEAVES[other], index, size, proof, _root(0, size)) == (other == index)
    assert not tree.is_included(LEAVES[index], index, size, [*proof, LEAVES[0]], _root(0, size))
    assert not proof or not tree.is_included(LEAVES[index], index, size, proof[:-1], _root(0, size))
    assert len(proof) <= size.bit_length()


@given(st.data(), sizes)
def test_a_proof_shows_that_a_tree_continues_another_and_no_other(data: st.DataObject, second: int) -> None:
    first = data.draw(st.integers(0, second))
    proof = _proof(tree.consistency(first, second))
    whole = (second, _root(0, second))

    assert tree.is_continued((first, _root(0, first)), whole, proof)
    if 0 < first < second:
        assert not tree.is_continued((first, LEAVES[-1]), whole, proof)
        assert not tree.is_continued((first, _root(0, first)), (second, LEAVES[-1]), proof)
        assert not tree.is_continued((first, _root(0, first)), whole, [*proof, LEAVES[0]])


@given(sizes, sizes)
def test_a_span_of_a_proof_is_made_of_few_stored_subtrees(index: int, size: int) -> None:
    stored = {(level, at): _root(at << level, (at + 1) << level) for level in range(8) for at in range(size >> level)}

    spans = tree.inclusion(min(index, size) - 1, size)
    for span in spans:
        assert tree.fold([stored[place] for place in tree.subtrees(span)]) == _root(*span)
    assert sum(len(list(tree.subtrees(span))) for span in spans) <= 2 * size.bit_length()


# Roots of the test vectors that Certificate Transparency's own implementations share.
VECTORS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]


@pytest.mark.parametrize(
    ("size", "root"),
    [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ],
)
def test_the_roots_are_those_of_certificate_transparency(size: int, root: str) -> None:
    peaks = tree.Peaks()
    for said in VECTORS[:size]:
        peaks, _ = peaks.add(tree.leaf_hash(bytes.fromhex(said)))

    assert peaks.root().hex() == root
