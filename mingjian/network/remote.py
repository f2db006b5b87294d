"""A department's own system over HTTP: patience, one retry where it is safe, a fuse, and its answer's form checked."""

import json
import threading
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import monotonic
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.utils import timezone

from mingjian.engine.contracts import Column
from mingjian.engine.services import Service
from mingjian.network import keys
from mingjian.network.refusals import Refused
from mingjian.network.sources import Found, register_of
from mingjian.signing.messages import REQUEST_COVERS, Message, Terms, digest, signed_headers
from mingjian.web.library import library

TAG = "mingjian-forward"
MOST_BYTES = 4_000_000
FAILURES, REST_SECONDS = 5, 10.0


@dataclass
class Fuse:
    """Blown by failures in a row; then nobody asks for a while, and after it one tries."""

    failures: int = 0
    rests_until: float = 0.0

    def must_hold(self) -> None:
        """Refused while the department rests."""
        if monotonic() < self.rests_until:
            raise Refused("source_down")

    def burn(self) -> None:
        """One failure more."""
        self.failures += 1
        if self.failures >= FAILURES:
            self.rests_until = monotonic() + REST_SECONDS

    def mend(self) -> None:
        """It answered."""
        self.failures, self.rests_until = 0, 0.0


@dataclass(frozen=True)
class HttpSource:
    """A department's system at `address`, given `seconds` to answer."""

    address: str
    seconds: float
    is_remote = True
    fuses: ClassVar[defaultdict[str, Fuse]] = defaultdict(Fuse)
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def find(self, service: Service, subject: str, number: str) -> Found:
        """See Source.find."""
        with self._lock:
            fuse = self.fuses[self.address]
        fuse.must_hold()
        try:
            said = self._asked(service, subject, number)
        except Refused:
            fuse.burn()
            raise
        fuse.mend()
        return _found(service, said)

    def _asked(self, service: Service, subject: str, number: str) -> Any:
        body = json.dumps({"query": number, "subject": subject, "columns": list(register_of(service).columns)})
        request = self._signed(service, body.encode(), number)
        try:
            status, answer = self._sent(request)
        except ConnectionRefusedError:  # nothing has reached the department: once more is safe
            try:
                status, answer = self._sent(request)
            except OSError as fault:
                raise Refused("source_down") from fault
        except TimeoutError as fault:
            raise Refused("source_timed_out") from fault
        except (OSError, HTTPException) as fault:
            raise Refused("source_down") from fault
        if status != 200 or len(answer) > MOST_BYTES:
            raise Refused("source_malformed" if status == 200 else "source_down")
        try:
            return json.loads(answer)
        except ValueError as fault:
            raise Refused("source_malformed") from fault

    def _signed(self, service: Service, body: bytes, number: str) -> Message:
        where = urlsplit(self.address)
        headers = {"content-type": "application/json", "content-digest": digest(body), "idempotency-key": number}
        path = f"{where.path.rstrip('/')}/{service.id.replace('.', '/')}"
        bare = Message(headers, body, "POST", where.netloc, path)
        added = signed_headers(bare, Terms.now(keys.NETWORK, TAG), REQUEST_COVERS, keys.sign)
        return Message(headers | added, body, bare.method, bare.authority, path)

    def _sent(self, request: Message) -> tuple[int, bytes]:
        kind = HTTPSConnection if self.address.startswith("https:") else HTTPConnection
        connection = kind(request.authority, timeout=self.seconds)
        try:
            connection.request("POST", request.path, request.body, dict(request.headers))
            answer = connection.getresponse()
            return answer.status, answer.read(MOST_BYTES + 1)
        finally:
            connection.close()


def _found(service: Service, said: Any) -> Found:
    """The rows in the register's types; Refused when the form is wrong, partial when something is missing."""
    columns = library().tables[service.table].columns
    wanted = register_of(service).columns
    try:
        as_of, rows = date.fromisoformat(said["as_of"]), said["rows"]
        typed = [{name: _typed(columns[name], value) for name, value in row.items()} for row in rows]
        is_complete = said["complete"] is True
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as fault:
        raise Refused("source_malformed") from fault
    if any(not row.keys() <= set(wanted) for row in typed):
        raise Refused("source_malformed")
    missing = {name for row in typed for name in wanted if name not in row}
    if not is_complete:
        missing.add("rows")
    once = [row for place, row in enumerate(typed) if row not in typed[:place]]
    return Found(once, as_of, timezone.localdate(), tuple(sorted(missing)))


def _typed(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type == "date":
        return date.fromisoformat(value)
    if column.type in ("money", "rate", "decimal"):
        return Decimal(str(value))
    kind = {"integer": int, "flag": bool}.get(column.type, str)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(column.name)
    if column.codes and not column.codes.is_open and value not in column.codes.values:
        raise ValueError(value)
    return value
