"""A witness signs a checkpoint only when the log continues what it has seen; its signature is believed by its key alone."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from mingjian.audit import keys, seals, tree
from mingjian.audit.errors import CheckpointForged, LogRewritten, NotAMemory
from mingjian.audit.models import Checkpoint, Cosignature
from mingjian.audit.seals import Seal
from mingjian.audit.services import checkpoint_make
from mingjian.audit.tree import Peaks
from mingjian.audit.witnessing import Memory, cosigned
from mingjian.web import signing

LOG, OTHER = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
PUBLIC = signing.public_key(LOG)


def _log(size: int, text: str = "") -> Seal:
    """The checkpoint of a log of so many entries."""
    peaks, _ = Peaks().add(*_leaves(size, text))
    return seals.sign(LOG, size, peaks.root(), "2026-11-26T00:00:00+00:00")


def _leaves(size: int, text: str = "") -> list[bytes]:
    return [tree.leaf_hash(f"{number}{text}".encode()) for number in range(size)]


def _path(first: int, second: int) -> list[str]:
    leaves = _leaves(second)
    spans = tree.consistency(first, second)
    return [Peaks().add(*leaves[start:end])[0].root().hex() for start, end in spans]


@given(st.integers(1, 40), st.integers(0, 40))
def test_a_log_that_goes_on_is_signed(first: int, more: int) -> None:
    seen, newest = _log(first), _log(first + more)

    signature = cosigned(OTHER, Memory(seen.size, seen.root), newest, _path(first, first + more), PUBLIC)

    assert signing.is_signed(signing.public_key(OTHER), newest.words.encode(), signature)


@given(st.integers(1, 40), st.integers(0, 40))
def test_a_log_that_was_rewritten_is_not(first: int, more: int) -> None:
    seen, newest = _log(first, "another"), _log(first + more)

    with pytest.raises(LogRewritten):
        cosigned(OTHER, Memory(seen.size, seen.root), newest, _path(first, first + more), PUBLIC)


def test_neither_is_a_log_that_was_cut_nor_a_checkpoint_of_another_key() -> None:
    seen, shorter = _log(9), _log(8)

    with pytest.raises(LogRewritten):
        cosigned(OTHER, Memory(9, seen.root), shorter, [], PUBLIC)
    with pytest.raises(CheckpointForged):
        cosigned(OTHER, Memory(), replace(seen, root=shorter.root), [], PUBLIC)


def test_what_a_witness_remembers_is_read_again(tmp_path: Path) -> None:
    place = tmp_path / "witness.json"

    assert Memory.read(place) == Memory()
    Memory(3, "00").write(place)
    assert Memory.read(place) == Memory(3, "00")
    place.write_text("[]")
    with pytest.raises(NotAMemory):
        Memory.read(place)


@pytest.fixture
def checkpoint(short_log: None, settings: Any) -> Checkpoint:
    settings.WITNESSES = [signing.public_key(OTHER)]
    made = checkpoint_make()
    assert made
    return made


def _handed_in(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> Any:
    said = {"size": checkpoint.size, "signature": signing.sign(key, checkpoint.seal.words.encode())}
    return Client().post("/api/log/witness", json.dumps(said), content_type="application/json")


def test_the_log_offers_its_newest_checkpoint_and_that_it_goes_on(checkpoint: Checkpoint) -> None:
    newest = Client().get("/api/log/checkpoint").json()
    proof = Client().get(f"/api/log/consistency?first=8&second={checkpoint.size}").json()
    seen = Checkpoint.objects.get(size=8)

    signature = cosigned(OTHER, Memory(8, seen.root), seals.read(newest["note"]), proof["path"], keys.public_key())

    assert signing.is_signed(signing.public_key(OTHER), checkpoint.seal.words.encode(), signature)
    assert Client().get("/api/log/consistency?first=7&second=8").status_code == 404


def test_a_witness_that_is_named_is_taken_once_and_nobody_else(checkpoint: Checkpoint) -> None:
    answers = [_handed_in(checkpoint, key).status_code for key in (OTHER, OTHER, LOG)]

    assert answers == [200, 200, 401]
    assert [one.public for one in Cosignature.objects.all()] == [signing.public_key(OTHER)]
    assert list(Client().get("/api/log/checkpoint").json()["witnesses"]) == [seals.name_of(signing.public_key(OTHER))]
