"""A bank in the network, and a receiver on this machine that takes notices."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from mingjian.notices.models import Webhook
from mingjian.people.models import Organisation
from mingjian.signing.messages import Message
from tests.exchange.conftest import Bank, bank, joined, nothing_remembered

__all__ = ["Bank", "bank", "joined", "nothing_remembered"]


@dataclass
class Receiver:
    """What came in, and with what status each request is answered; the last one for all that follow."""

    port: int = 0
    came: list[Message] = field(default_factory=list)
    answers: list[int] = field(default_factory=lambda: [204])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/mingjian?of=B0001"

    def take(self, request: Message) -> int:
        self.came.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    taken = Receiver()

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status = taken.take(Message(headers, body, "POST", self.headers["host"], self.path))
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    taken.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield taken
    server.shutdown()
    server.server_close()


@pytest.fixture
def hook(db: None, receiver: Receiver, settings: Any) -> Webhook:
    """B0001 takes notices at the receiver."""
    settings.NOTICE_NETWORKS = ["127.0.0.0/8"]
    return Webhook.objects.create(organisation=Organisation.objects.get(code="B0001"), address=receiver.address)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets the clock of deliveries run on."""
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now
    passed = [timedelta()]

    def pass_time(**length: float) -> None:
        passed[0] += timedelta(**length)
        monkeypatch.setattr("mingjian.notices.delivering.timezone.now", lambda: now() + passed[0])

    return pass_time
