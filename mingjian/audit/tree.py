"""The Merkle tree of RFC 6962 (now 9162): hashes, proofs and their verification. Knows no database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"
Span = tuple[int, int]  # entries from the first up to, not including, the second
Sized = tuple[int, bytes]  # a tree by its size and its root


@dataclass(frozen=True)
class Node:
    """A complete subtree of 2 ** level entries, the `index`-th of its size from the left."""

    level: int
    index: int
    hash: bytes

    @property
    def place(self) -> int:
        """One number for every node: where it stands when the tree is written in order."""
        return place_of(self.level, self.index)


@dataclass(frozen=True)
class Peaks:
    """All that is needed to append: the tree's size and the hashes of its complete subtrees, the largest first."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    @classmethod
    def read(cls, size: int, hashes: str) -> "Peaks":
        """As they are kept: the hashes in hex."""
        return cls(size, tuple(map(bytes.fromhex, hashes.split())))

    @property
    def kept(self) -> str:
        """The hashes in hex, as `read` takes them."""
        return " ".join(each.hex() for each in self.hashes)

    def add(self, *leaves: bytes) -> tuple["Peaks", list[Node]]:
        """The peaks with these leaves more, and the subtrees that they complete (a leaf none in every second case)."""
        hashes, size, made = list(self.hashes), self.size, list[Node]()
        for leaf in leaves:
            last, index, level = leaf, size, 0
            while index & 1:
                last, index, level = node_hash(hashes.pop(), last), index >> 1, level + 1
                made.append(Node(level, index, last))
            hashes.append(last)
            size += 1
        return Peaks(size, tuple(hashes)), made

    def root(self) -> bytes:
        """The tree's root."""
        return fold(self.hashes)


def leaf_hash(said: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(LEAF + said).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(NODE + left + right).digest()


def place_of(level: int, index: int) -> int:
    """Where a node stands when the tree is written in order: leaves are even, their parents 1, 5, 9, …"""
    return ((2 * index + 1) << level) - 1


def fold(hashes: Sequence[bytes]) -> bytes:
    """The root over complete subtrees, the largest first; of nothing the hash of nothing."""
    if not hashes:
        return sha256(b"").digest()
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def subtrees(span: Span) -> Iterator[tuple[int, int]]:
    """The complete subtrees (level, index) that make up a span, the largest first."""
    start, end = span
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def inclusion(index: int, size: int) -> list[Span]:
    """The spans whose hashes prove that entry `index` is in the tree of `size`, from the leaf to the root."""
    spans, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    return spans[::-1]


def consistency(first: int, second: int) -> list[Span]:
    """The spans whose hashes prove that the tree of `second` entries continues the tree of `first`."""
    spans, start, end = [], 0, second
    while 0 < first < end:
        middle = start + _split(end - start)
        if first <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    if start:
        spans.append((start, end))
    return spans[::-1]


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows that `leaf` is entry `index` of the tree of `size` with `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(step, found)
            here, last = _climb(here, last)
        else:
            found = node_hash(found, step)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def is_continued(first: Sized, second: Sized, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the second tree begins with the first (RFC 9162, 2.1.4.2)."""
    (size, root), (second_size, second_root) = first, second
    if size in (0, second_size):
        return not proof and (size == 0 or root == second_root)
    path = [root, *proof] if size & (size - 1) == 0 else list(proof)
    if size > second_size or not path:
        return False
    return _leads(path, (size - 1, second_size - 1), (root, second_root))


def _leads(path: Sequence[bytes], lasts: Span, roots: tuple[bytes, bytes]) -> bool:
    here, last = lasts
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node_hash(step, old), node_hash(step, new)
            here, last = _climb(here, last)
        else:
            new = node_hash(new, step)
        here, last = here >> 1, last >> 1
    return last == 0 and (old, new) == roots


def _climb(here: int, last: int) -> tuple[int, int]:
    while here and not here & 1:
        here, last = here >> 1, last >> 1
    return here, last


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1
