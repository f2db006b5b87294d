"""A witness at its own terminal signs the log of a running network, and whoever has its key holds a receipt against it."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from mingjian.audit import keys
from mingjian.audit.models import Cosignature
from mingjian.audit.services import checkpoint_make
from mingjian.client import Question
from mingjian.web import signing
from tests.cli.terminal import Said, mingjian
from tests.exchange.conftest import Bank


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def connection_kept() -> Iterator[None]:
    """A request's end closes no connection meanwhile: the test's own is used."""
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    try:
        yield
    finally:
        signals.request_started.connect(close_old_connections)
        signals.request_finished.connect(close_old_connections)


def served(act: Callable[[str], Said]) -> Said:
    """What `act` is told while this thread, which holds the test's database, answers as the network."""
    said: list[Said] = []
    with connection_kept(), make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
        server.timeout = 0.05
        beside = threading.Thread(target=lambda: said.append(act(f"http://127.0.0.1:{server.server_port}")))
        beside.start()
        while beside.is_alive():
            server.handle_request()
        beside.join()
    return said[0]


@dataclass(frozen=True)
class Office:
    """Where the witness keeps its keys and its memory."""

    folder: Path

    def witness(self, log: str = "log.pub") -> Said:
        own = ("--key", self.folder / "witness.key", "--memory", self.folder / "witness.json")
        return served(lambda address: mingjian("audit", "witness", address, "--log", self.folder / log, *own))

    def verify(self, receipt: dict[str, Any], key: str = "witness.pub") -> Said:
        place = self.folder / "receipt.json"
        place.write_text(json.dumps(receipt), encoding="utf-8")
        return mingjian("receipt", "verify", place, "--witness", self.folder / key)

    @property
    def memory(self) -> dict[str, Any] | None:
        place = self.folder / "witness.json"
        return json.loads(place.read_text()) if place.exists() else None


@pytest.fixture
def office(bank: Bank, tmp_path: Path, settings: Any) -> Office:
    """A witness whose key the network knows, with the log's key and a stranger's."""
    public = mingjian("audit", "witness-key", "--key", tmp_path / "witness.key").out.strip()
    settings.WITNESSES = [public]
    (tmp_path / "witness.pub").write_text(public)
    (tmp_path / "log.pub").write_text(keys.public_key())
    (tmp_path / "stranger.pub").write_text(signing.public_key(Ed25519PrivateKey.generate()))
    return Office(tmp_path)


@pytest.fixture
def asked(bank: Bank, question: Question) -> Any:
    """A question that is answered, under the log's newest checkpoint."""
    answer = bank.ask(question)
    checkpoint_make()
    return answer


def test_what_a_witness_signed_holds_by_its_key_and_by_no_other(office: Office, bank: Bank, asked: Any) -> None:
    unsigned = bank.wire.receipt(asked).document()
    said = office.witness()
    receipt = bank.wire.receipt(asked).document()

    assert (said.code, said.out) == (0, f"已见证日志前{Cosignature.objects.get().checkpoint.size}条。\n")
    good, stranger, early = office.verify(receipt), office.verify(receipt, "stranger.pub"), office.verify(unsigned)
    assert (good.code, good.out.startswith("回执成立：B0001于")) == (0, True)
    assert (stranger.code, stranger.out.splitlines()[0]) == (1, "检查点的见证方不是另行保存公钥的那一方。")
    assert (early.code, early.out.splitlines()[0]) == (1, "检查点没有见证签名；请在见证之后重新取得回执。")


def test_a_log_of_another_key_is_not_witnessed(office: Office, asked: Any) -> None:
    said = office.witness("stranger.pub")

    assert (said.code, "不是日志密钥所签" in said.err) == (2, True)
    assert (office.memory, Cosignature.objects.count()) == (None, 0)


def test_a_log_that_forked_is_not_witnessed_nor_is_its_receipt_believed(office: Office, bank: Bank, asked: Any) -> None:
    office.witness()
    receipt = bank.wire.receipt(asked).document()
    seen = {"size": office.memory["size"], "root": "ab" * 32}  # type: ignore[index]
    (office.folder / "witness.json").write_text(json.dumps(seen))
    receipt["proof"]["entry"]["actor"] = "somebody"

    said, told = office.witness(), office.verify(receipt)

    assert (said.code, "请立即告知审计人员" in said.err) == (2, True)
    assert office.memory == seen
    assert (told.code, "日志条目不在检查点所证明的日志中。" in told.out) == (1, True)


def test_a_witness_that_the_network_does_not_know_is_refused(office: Office, asked: Any, settings: Any) -> None:
    settings.WITNESSES = []

    said = office.witness()

    assert (said.code, "witness_unknown" in said.err) == (2, True)
    assert (office.memory, Cosignature.objects.count()) == (None, 0)
