"""Batches: taken in under one signature, answered in parts, each line logged; a stop loses and repeats nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mingjian.audit import log
from mingjian.audit.said import canonical
from mingjian.batches.models import Batch
from mingjian.exchange import authorised, checks, counting, least
from mingjian.exchange.answering import Outcome
from mingjian.exchange.asking import Asking, Claim
from mingjian.exchange.knowing import Allowed, Known, Signer, allowed_of, known
from mingjian.exchange.models import Query, new_number
from mingjian.exchange.states import COUNTED, QueryState
from mingjian.network.refusals import Refused
from mingjian.network.sources import source_of
from mingjian.network.texts import Article, Short
from mingjian.signing.messages import Message
from mingjian.web.library import library

MOST_LINES, A_PART = 100_000, 1_000
LINE_CHECKS = (
    checks.subject_is_readable,
    checks.fields_are_offered,
    checks.duty_names_its_article,
    authorised.authorisation_named,
    authorised.authorisation_in_force,
    authorised.use_within_authorisation,
)


class Many(BaseModel):
    """What a batch says: one question; for each line about whom, under which authorisation (none for a duty)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    service: Short
    purpose: Short
    case: Annotated[Short, Field(min_length=1)]
    clerk: Annotated[Short, Field(min_length=1)]
    article: Article = ""
    fields: Annotated[list[Short], Field(max_length=100)] = []
    lines: Annotated[list[tuple[Short, Short]], Field(min_length=1, max_length=MOST_LINES)]

    def claim(self, line: tuple[str, str]) -> Claim:
        """One line as a question."""
        shared = self.model_dump(exclude={"lines"})
        return Claim.model_construct(subject=line[0], authorisation=line[1], same={}, **shared)


def batch_take(asking: Asking) -> dict[str, Any]:
    """Take a signed batch in; the worker answers it. The same idempotency key and content is the same batch."""
    assert asking.asker  # noqa: S101
    before = Batch.objects.filter(asker=asking.asker.organisation, idempotency_key=asking.idempotency_key).first()
    if before:
        if before.request_digest != asking.request_digest:
            raise Refused("key_reused")
        return told(before)
    many = _read(asking.message)
    asking.claim = many.claim(("-", ""))
    for check in (checks.service_exists, checks.asker_is_allowed, checks.service_is_on, checks.fields_are_offered):
        check(asking)
    assert asking.service  # noqa: S101
    if source_of(asking.service).is_remote:
        raise Refused("batch_not_offered")
    return told(_entered(asking, many))


@transaction.atomic
def _entered(asking: Asking, many: Many) -> Batch:
    from mingjian.batches.tasks import batch_answer  # noqa: PLC0415 - the task calls this module

    assert asking.asker  # noqa: S101
    plain = {name: getattr(many, name) for name in ("service", "purpose", "clerk")}
    batch = Batch(asker_id=asking.asker.organisation, key_id=asking.asker.key, total=len(many.lines), **plain)
    batch.case_number, batch.idempotency_key = many.case, asking.idempotency_key
    batch.request_digest = asking.request_digest
    batch.save(force_insert=True)
    path = _asked(batch)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(asking.message.body)
    log.record(
        by=Signer(asking.asker), action="batch.take", about=batch, request=asking.request_digest, lines=batch.total
    )
    transaction.on_commit(lambda: batch_answer.enqueue(batch.number))
    return batch


def batch_go_on(number: str) -> Batch:
    """Answer what is not answered yet, a part at a time."""
    batch = Batch.objects.select_related("key").get(number=number)
    many = Many.model_validate_json(_asked(batch).read_bytes())
    while batch.done < batch.total:
        _part(batch, many)
    if batch.state != Batch.State.DONE:
        _finish(batch)
    return batch


def batch_get(asking: Asking, number: str) -> Batch:
    """A batch of the caller's."""
    assert asking.asker  # noqa: S101
    found = Batch.objects.filter(number=number, asker=asking.asker.organisation).first()
    if found is None:
        raise Refused("query_unknown")
    return found


def told(batch: Batch) -> dict[str, Any]:
    """How far it is."""
    names = ("number", "service", "state", "total", "done", "answered", "result_digest")
    return {name: getattr(batch, name) for name in names}


def result_of(batch: Batch) -> bytes:
    """The one result file: a JSON line for each line asked, in their order."""
    path = _result(batch)
    return path.read_bytes()[: batch.result_bytes] if path.exists() else b""


def _part(batch: Batch, many: Many) -> None:
    """One part in one transaction; the file goes on at the place that the database knows: nothing stands twice."""
    lines = many.lines[batch.done : batch.done + A_PART]
    with transaction.atomic():
        asker = known(batch.key.name, "", "", "")
        if asker is None:
            raise Refused("key_unknown")
        found = _checked(asker, many, lines)
        rows = [_answered(batch, one, line) for one, line in zip(found, lines, strict=True)]
        log.append_many([entry for _, entry, _ in rows])
        for query, entry, _ in rows:
            query.entry = entry.index
        Query.objects.bulk_create([query for query, _, _ in rows], batch_size=500)
        text = "".join(canonical(said) + "\n" for _, _, said in rows).encode()
        batch.done += len(lines)
        batch.answered += sum(query.state in COUNTED for query, _, _ in rows)
        _write(_result(batch), batch.result_bytes, text)
        batch.result_bytes += len(text)
        batch.save(update_fields=["done", "answered", "result_bytes"])


def _checked(asker: Known, many: Many, lines: Sequence[tuple[str, str]]) -> list["_Line"]:
    allowed = allowed_of(asker.organisation, {number for _, number in lines if number})
    found = [_Line(asker, many, line, allowed) for line in lines]
    good = [line for line in found if not line.reason]
    counting.count_many(good)
    return found


class _Line:
    """One line and what came of its checks."""

    def __init__(self, asker: Known, many: Many, line: tuple[str, str], allowed: Mapping[str, Allowed]) -> None:
        self.reason = ""
        self.asking = Asking(Message({}))
        self.asking.claim = many.claim(line)
        self.asking.asker = replace(asker, authorisation=allowed.get(line[1]))
        self.asking.service = library().services[many.service]
        self.asking.purpose = library().purposes[many.purpose]
        try:
            for check in LINE_CHECKS:
                check(self.asking)
        except Refused as refused:
            self.reason = refused.reason


def _answered(batch: Batch, line: _Line, asked: tuple[str, str]) -> tuple[Query, Any, dict[str, Any]]:
    asking, number = line.asking, new_number()
    outcome = _outcome(line, number)
    query = Query(number=number, asker_id=batch.asker_id, key_id=batch.key_id, state=outcome.state)
    query.service, query.purpose, query.case_number, query.clerk = (
        batch.service, batch.purpose, batch.case_number, batch.clerk,
    )  # fmt: skip
    query.subject, query.reason, query.status = asking.subject, outcome.reason, outcome.status
    query.asked_at, query.request_digest = asking.at, batch.request_digest
    facts = {"batch": batch.number, "request": batch.request_digest, "service": batch.service}
    facts |= {"purpose": batch.purpose, "case": batch.case_number, "clerk": batch.clerk, "subject": asking.subject}
    facts |= {"state": str(outcome.state), "reason": outcome.reason, "answer": outcome.digest}
    if asking.authorisation:
        query.authorisation_id, query.person = asking.authorisation.id, asking.authorisation.person
        facts |= {"authorisation": asking.authorisation.number, "consent": asking.authorisation.digest}
    assert asking.asker  # noqa: S101
    entry = log.entry_of(Signer(asking.asker), "query.answer", ("exchange.query", number), facts)
    return query, entry, {"subject": asked[0], **json.loads(outcome.body)}


def _outcome(line: _Line, number: str) -> Outcome:
    if line.reason:
        return Outcome.refused(number, QueryState.REFUSED, line.reason)
    service = line.asking.service
    assert service  # noqa: S101
    found = source_of(service).find(service, line.asking.subject, number)
    records = least.records(line.asking, found)
    state = QueryState.ANSWERED if records else QueryState.NO_RECORD
    return Outcome.answered(number, state, {"as_of": found.as_of, "records": records})


@transaction.atomic
def _finish(batch: Batch) -> None:
    batch.state, batch.done_at = Batch.State.DONE, timezone.now()
    batch.result_digest = sha256(result_of(batch)).hexdigest()
    batch.save(update_fields=["state", "done_at", "result_digest"])
    log.record(by=log.Platform(), action="batch.done", about=batch, result=batch.result_digest, lines=batch.total)


def _read(message: Message) -> Many:
    try:
        return Many.model_validate_json(message.body)
    except ValidationError as fault:
        raise Refused("unreadable") from fault


def _write(path: Path, at: int, text: bytes) -> None:
    with path.open("r+b" if path.exists() else "wb") as file:
        file.seek(at)
        file.truncate()
        file.write(text)


def _asked(batch: Batch) -> Path:
    return Path(settings.HOME) / "batches" / f"{batch.number}.json"


def _result(batch: Batch) -> Path:
    return _asked(batch).with_suffix(".jsonl")
