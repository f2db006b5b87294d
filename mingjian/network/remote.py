"""A department's own system over HTTP: patience, one retry where it is safe, a fuse; its signature and form checked."""

import json
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
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
from mingjian.web.library import library

TAG = "mingjian-forward"
MOST_BYTES = 4_000_000
FAILURES, REST_SECONDS = 5, 10.0
AS_QUICK_AS_ONE = 20  # so many subjects are given the patience of one; more of them more


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
    """A department's system at `address`, given `seconds` to answer, known by its `public` key (base64)."""

    address: str
    seconds: float
    public: str
    is_remote = True
    most = 200
    fuses: ClassVar[defaultdict[str, Fuse]] = defaultdict(Fuse)
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def find(self, service: Service, subject: str, number: str) -> Found:
        """See Source.find."""
        return self.find_many(service, [subject], number)[0]

    def find_many(self, service: Service, subjects: Sequence[str], number: str) -> list[Found]:
        """See Source.find_many."""
        with self._lock:
            fuse = self.fuses[self.address]
        fuse.must_hold()
        try:
            found = _found(service, *self._asked(service, subjects, number), len(subjects))
        except Refused:
            fuse.burn()
            raise
        fuse.mend()
        return found

    def _asked(self, service: Service, subjects: Sequence[str], number: str) -> tuple[Any, Mapping[str, str]]:
        asked = {"query": number, "subjects": subjects, "columns": list(register_of(service).columns)}
        request = self._signed(service, json.dumps(asked).encode(), number)
        patience = self.seconds * max(1.0, len(subjects) / AS_QUICK_AS_ONE)
        try:
            answer = self._sent(request, patience)
        except ConnectionRefusedError:  # nothing has reached the department: once more is safe
            try:
                answer = self._sent(request, patience)
            except OSError as fault:
                raise Refused("source_down") from fault
        except TimeoutError as fault:
            raise Refused("source_timed_out") from fault
        except (OSError, HTTPException) as fault:
            raise Refused("source_down") from fault
        return self._read(answer)

    def _read(self, answer: Message) -> tuple[Any, Mapping[str, str]]:
        """What the answer says, and the proof that the department said it."""
        if answer.status != 200 or len(answer.body) > MOST_BYTES:
            raise Refused("source_malformed" if answer.status == 200 else "source_down")
        try:
            signature = read_signature(answer)
            is_whole = is_digest_of(answer.component("content-digest"), answer.body)
        except NotSigned as fault:
            raise Refused("source_unsigned") from fault
        if not is_whole or not is_signature_of(answer, signature, self.public, REPLY_COVERS):
            raise Refused("source_unsigned")
        try:
            said = json.loads(answer.body)
        except ValueError as fault:
            raise Refused("source_malformed") from fault
        return said, {"source": sha256(answer.body).hexdigest(), "source_signature": signature.value}

    def _signed(self, service: Service, body: bytes, number: str) -> Message:
        where = urlsplit(self.address)
        headers = {"content-type": "application/json", "content-digest": digest(body), "idempotency-key": number}
        path = f"{where.path.rstrip('/')}/{service.id.replace('.', '/')}"
        bare = Message(headers, body, "POST", where.netloc, path)
        added = signed_headers(bare, Terms.now(keys.NETWORK, TAG), REQUEST_COVERS, keys.sign)
        return Message(headers | added, body, bare.method, bare.authority, path)

    def _sent(self, request: Message, patience: float) -> Message:
        kind = HTTPSConnection if self.address.startswith("https:") else HTTPConnection
        connection = kind(request.authority, timeout=patience)
        try:
            connection.request("POST", request.path, request.body, dict(request.headers))
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Message(headers, answer.read(MOST_BYTES + 1), status=answer.status, request=request)
        finally:
            connection.close()


def _found(service: Service, said: Any, proof: Mapping[str, str], wanted: int) -> list[Found]:
    """The rows of each subject in the register's types; Refused when the form is wrong, partial when some lack."""
    try:
        as_of, is_complete = date.fromisoformat(said["as_of"]), said["complete"] is True
        answers = [_rows(service, rows) for rows in said["answers"]]
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as fault:
        raise Refused("source_malformed") from fault
    if len(answers) != wanted:
        raise Refused("source_malformed")
    today, lack = timezone.localdate(), set() if is_complete else {"rows"}
    return [Found(rows, as_of, today, tuple(sorted(missing | lack)), proof) for rows, missing in answers]


def _rows(service: Service, rows: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], set[str]]:
    """Rows in the register's types, each once, and the columns that lack in some."""
    columns, wanted = library().tables[service.table].columns, register_of(service).columns
    typed = [{name: _typed(columns[name], value) for name, value in row.items()} for row in rows]
    if any(not row.keys() <= set(wanted) for row in typed):
        raise ValueError(service.id)
    missing = {name for row in typed for name in wanted if name not in row}
    return [row for place, row in enumerate(typed) if row not in typed[:place]], missing


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
