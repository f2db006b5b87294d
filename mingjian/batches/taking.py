"""Batches taken in under one signature, and how far they are; they are answered by `answering`."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from django.conf import settings
from django.db import transaction
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mingjian.audit import log
from mingjian.batches.models import Batch
from mingjian.exchange import checks
from mingjian.exchange.asking import Asking, Claim
from mingjian.exchange.knowing import Signer
from mingjian.network.refusals import Refused
from mingjian.network.texts import Article, Short
from mingjian.signing.messages import Message

MOST_LINES = 100_000
SERVICE_CHECKS = (checks.service_exists, checks.asker_is_allowed, checks.service_is_on, checks.fields_are_offered)


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
        shared = {name: getattr(self, name) for name in ("service", "purpose", "case", "clerk", "article", "fields")}
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
    for check in SERVICE_CHECKS:
        check(asking)
    return told(_entered(asking, many))


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


def asked(batch: Batch) -> Many:
    """What it asks."""
    return Many.model_validate_json(_asked_file(batch).read_bytes())


def result_of(batch: Batch) -> bytes:
    """The one result file: a JSON line for each line asked, in their order."""
    path = _result_file(batch)
    return path.read_bytes()[: batch.result_bytes] if path.exists() else b""


def result_digest(batch: Batch) -> str:
    """The hash of the result file, in hex."""
    return sha256(result_of(batch)).hexdigest()


def result_add(batch: Batch, text: bytes) -> None:
    """Go on with the result file at the place that the database knows: nothing stands twice."""
    path = _result_file(batch)
    with path.open("r+b" if path.exists() else "wb") as file:
        file.seek(batch.result_bytes)
        file.truncate()
        file.write(text)
    batch.result_bytes += len(text)


def files_drop(batch: Batch) -> None:
    """Remove what was asked and what was answered; the log and the records stay."""
    for path in (_asked_file(batch), _result_file(batch)):
        path.unlink(missing_ok=True)


@transaction.atomic
def _entered(asking: Asking, many: Many) -> Batch:
    from mingjian.batches.tasks import batch_answer  # noqa: PLC0415 - the task calls this module

    assert asking.asker  # noqa: S101
    plain = {name: getattr(many, name) for name in ("service", "purpose", "clerk")}
    batch = Batch(asker_id=asking.asker.organisation, key_id=asking.asker.key, total=len(many.lines), **plain)
    batch.case_number, batch.idempotency_key = many.case, asking.idempotency_key
    batch.request_digest = asking.request_digest
    batch.save(force_insert=True)
    path = _asked_file(batch)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(asking.message.body)
    log.record(
        by=Signer(asking.asker), action="batch.take", about=batch, request=asking.request_digest, lines=batch.total
    )
    transaction.on_commit(lambda: batch_answer.enqueue(batch.number))
    return batch


def _read(message: Message) -> Many:
    try:
        return Many.model_validate_json(message.body)
    except ValidationError as fault:
        raise Refused("unreadable") from fault


def _asked_file(batch: Batch) -> Path:
    return Path(settings.HOME) / "batches" / f"{batch.number}.json"


def _result_file(batch: Batch) -> Path:
    return _asked_file(batch).with_suffix(".jsonl")
