"""One small HTTP server for all seven: `POST /<domain>/<service>` answers, signed; `POST /faults` switches faults."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any

from mingjian.deadlines.days import CHINA
from mingjian.departments.faults import FAULTS, UNSIGNED, Down
from mingjian.engine.services import DOMAINS, Service
from mingjian.lake import Lake
from mingjian.lake.errors import RegisterNeverFiled
from mingjian.lake.lookup import Lookup, Register
from mingjian.lake.vault import is_party, veiled
from mingjian.signing.messages import (
    REPLY_COVERS,
    REQUEST_COVERS,
    Message,
    NotSigned,
    Terms,
    digest,
    is_digest_of,
    is_signature_of,
    read_signature,
    signed_headers,
)
from mingjian.web import signing

TAG = "mingjian-reply"
LARGEST = 1_000_000


class Departments:
    """What the seven systems know, and which of them is out of order; they trust the network's key alone."""

    def __init__(self, lake: Lake, services: Mapping[str, Service], network: str) -> None:
        """`network` is the network's public key in base64; each department's own key is made in the lake's home."""
        self.faults: dict[str, str] = {}
        self.network = network
        self._lake, self._lookup = lake, Lookup(lake)
        self._services = services

    def answer(self, path: str, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        """What a department says about each subject; None when there is no such service."""
        service = self._services.get(path.strip("/").replace("/", "."))
        if service is None:
            return None
        told = [self._told(service, str(subject), set(asked["columns"])) for subject in asked["subjects"]]
        today = datetime.now(CHINA).date()
        said = {"as_of": today.isoformat(), "complete": True, "answers": told}
        return FAULTS[self.faults.get(service.domain, "none")](said)

    def public_key(self, domain: str) -> str:
        """A department's public key in base64."""
        return signing.public_key(signing.signing_key(self._key(domain)))

    def signed(self, request: Message, body: bytes) -> dict[str, str]:
        """The headers by which a department signs an answer to a request; none while it is out of order so."""
        domain = request.path.strip("/").partition("/")[0]
        if self.faults.get(domain) == UNSIGNED:
            return {}
        headers = {"content-digest": digest(body)}
        reply = Message(headers, body, status=200, request=request)
        key = signing.signing_key(self._key(domain))
        terms = Terms.now(domain, TAG)
        return headers | signed_headers(reply, terms, REPLY_COVERS, lambda text: signing.sign(key, text))

    def _key(self, domain: str) -> Path:
        return self._lake.home.path / "departments" / f"{domain}.key"

    def _told(self, service: Service, subject: str, wanted: set[str]) -> list[dict[str, Any]]:
        laid = self._lookup.laid(self._register(service))
        rows = laid.find(veiled(self._lake.key, subject) if service.subject_kind == "person" else subject)
        return self._readable([{name: value for name, value in row.items() if name in wanted} for row in rows])

    def _register(self, service: Service) -> Register:
        others = filter(None, (service.in_force_while_empty, service.newest_by))
        columns = tuple(dict.fromkeys((*service.columns, *others)))
        return Register(service.table, service.subject, columns, service.id)

    def _readable(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """A department has people's numbers as they are written."""
        texts = {value for row in rows for value in row.values() if isinstance(value, str) and is_party(value)}
        known = self._lake.readable(sorted(texts)) if texts else {}
        return [{name: _plain(known.get(value, value)) for name, value in row.items()} for row in rows]


class _Server(ThreadingHTTPServer):
    """Knows itself by its address; the library's own would ask the name service."""

    server_bind = TCPServer.server_bind


def server(departments: Departments, port: int) -> ThreadingHTTPServer:
    """The server, listening on loopback; `serve_forever` answers."""

    class Door(BaseHTTPRequestHandler):
        """One request."""

        def do_POST(self) -> None:
            """Answer, or switch a fault."""
            body = self.rfile.read(min(int(self.headers.get("content-length", 0)), LARGEST))
            try:
                self._tell(*_answered(departments, self._message(body)))
            except Down:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

        def _message(self, body: bytes) -> Message:
            headers = {name.lower(): value for name, value in self.headers.items()}
            return Message(headers, body, "POST", headers.get("host", ""), self.path)

        def _tell(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "content-type": "application/json"}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return _Server(("127.0.0.1", port), Door)


def _answered(departments: Departments, message: Message) -> tuple[int, bytes, Mapping[str, str]]:
    asked = json.loads(message.body or b"{}")
    if message.path == "/faults":
        departments.faults |= {name: fault for name, fault in asked.items() if name in DOMAINS and fault in FAULTS}
        return 200, _written(departments.faults), {}
    if not _is_from_the_network(departments.network, message):
        return 401, b"{}", {}
    try:
        said = departments.answer(message.path, asked)
    except RegisterNeverFiled:
        return 503, b"{}", {}
    if said is None:
        return 404, b"{}", {}
    body = _written(said)
    return 200, body, departments.signed(message, body)


def _written(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def _is_from_the_network(network: str, message: Message) -> bool:
    try:
        signature = read_signature(message)
        is_whole = is_digest_of(message.component("content-digest"), message.body)
    except NotSigned:
        return False
    return is_whole and is_signature_of(message, signature, network, REQUEST_COVERS)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
