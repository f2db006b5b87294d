"""Batches answered in parts, each line logged; a stop loses and repeats nothing.

From the lake a part is one transaction. A department's own system is asked between two: the first logs and counts what
goes out and remembers the numbers (`under_way`), the second writes what came of it, and goes on alone after a stop.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.audit.said import canonical
from mingjian.authorisations.owning import entitled_each
from mingjian.batches.models import Batch
from mingjian.batches.taking import Many, asked, files_drop, result_add, result_digest
from mingjian.engine.services import Purpose, Service
from mingjian.exchange import checks
from mingjian.exchange.answering import Outcome
from mingjian.exchange.asking import Asking
from mingjian.exchange.authorised import unit_is_still_theirs
from mingjian.exchange.gateway import staleness, told, trouble
from mingjian.exchange.knowing import Known, allowed_of, known
from mingjian.exchange.line import Line
from mingjian.exchange.models import new_number
from mingjian.exchange.states import COUNTED
from mingjian.exchange.writing import write
from mingjian.lake.errors import RegisterNeverFiled
from mingjian.network.refusals import Refused
from mingjian.network.sources import Found, Source, source_of
from mingjian.signing.messages import Message
from mingjian.web.library import library

LONGEST_KEPT = 3660
MOST_TRIES = 12  # of a part that the department does not answer; every five minutes one


def batch_go_on(number: str) -> Batch:
    """Answer what is not answered yet, a part at a time, until all is done or the department rests."""
    batch = Batch.objects.select_related("key").get(number=number)
    part = _Part(batch, asked(batch))
    while batch.done < batch.total:
        if not part.answer():
            return batch
    if batch.state != Batch.State.DONE:
        _finish(batch)
    return batch


class _Part:
    """The lines of a batch that come next."""

    def __init__(self, batch: Batch, many: Many) -> None:
        self.batch, self.many = batch, many
        self.service: Service = library().services[many.service]
        self.purpose: Purpose = library().purposes[many.purpose]
        self.source: Source = source_of(self.service)

    def answer(self) -> bool:
        """Ask, count, log and write one part; False when the department does not answer and may be asked later."""
        batch = self.batch
        said = self.many.lines[batch.done : batch.done + self.source.most]
        lines = self._checked(said)
        if self.source.is_remote and not batch.under_way:
            self._forward(lines)
        elif self.source.is_remote:
            self._remember(lines)
        open_lines = [line for line in lines if line.use]
        try:
            found: Sequence[Found | str] = self._found(open_lines)
        except Refused as refused:
            if not self._gives_up():
                return False
            found = [refused.reason for _ in open_lines]
        self._write(lines, open_lines, found)
        return True

    def _checked(self, said: Sequence[tuple[str, str]]) -> list[Line]:
        batch = self.batch
        asker = known(batch.key.name, "", "", "")
        if asker is None:
            raise Refused("key_unknown")
        allowed = allowed_of(asker.organisation, {number for _, number in said if number})
        askers = {number: replace(asker, authorisation=one) for number, one in allowed.items()}
        lines = [self._line(askers.get(one[1], asker), one) for one in said]
        if self.service.subject_kind == "unit":
            _look_whose([line for line in lines if line.use and line.asking.authorisation])
        return lines

    def _line(self, asker: Known, said: tuple[str, str]) -> Line:
        asking = Asking(Message({}), claim=self.many.claim(said), service=self.service, purpose=self.purpose)
        asking.asker = asker
        asking.is_verified, asking.request_digest = True, self.batch.request_digest
        line = Line(asking, Outcome.empty(new_number()), use=1, batch={"batch": self.batch.number})
        line.look(checks.OF_SUBJECT)
        return line

    @transaction.atomic
    def _forward(self, lines: Sequence[Line]) -> None:
        """What goes to the department is logged and counted before it goes."""
        write(lines)
        self.batch.under_way = [[line.outcome.number, line.outcome.reason] for line in lines]
        self.batch.save(update_fields=["under_way"])

    def _remember(self, lines: Sequence[Line]) -> None:
        """The lines as they went out before the stop."""
        for line, (number, reason) in zip(lines, self.batch.under_way, strict=True):
            line.outcome, line.use = Outcome.empty(number), 1
            if reason:
                line.refuse(reason)

    def _found(self, lines: Sequence[Line]) -> list[Found]:
        subjects = [self._subject(line) for line in lines]
        number = f"{self.batch.number}-{self.batch.done}"
        return self.source.find_many(self.service, subjects, number) if subjects else []

    def _subject(self, line: Line) -> str:
        assert line.asking.claim  # noqa: S101
        return line.asking.claim.subject.strip() if self.source.is_remote else line.asking.subject

    def _gives_up(self) -> bool:
        """One try more without an answer; whether that was the last."""
        self.batch.tries += 1
        self.batch.save(update_fields=["tries"])
        return not self.source.is_remote or self.batch.tries >= MOST_TRIES

    @transaction.atomic
    def _write(self, lines: Sequence[Line], open_lines: Sequence[Line], found: Sequence[Found | str]) -> None:
        batch = self.batch
        for line, one in zip(open_lines, found, strict=True):
            _settle(line, one, is_open=self.source.is_remote)
        write(open_lines if self.source.is_remote else lines)
        said = self.many.lines[batch.done : batch.done + len(lines)]
        result_add(batch, b"".join(_told(one[0], line.outcome) for one, line in zip(said, lines, strict=True)))
        batch.done += len(lines)
        batch.answered += sum(line.outcome.state in COUNTED for line in lines)
        batch.under_way, batch.tries = [], 0
        batch.kept_days = min([*(line.kept_days for line in lines), batch.kept_days or LONGEST_KEPT])
        batch.save(update_fields=["done", "answered", "result_bytes", "under_way", "tries", "kept_days"])


def _look_whose(lines: Sequence[Line]) -> None:
    """See unit_is_still_theirs; whose the units are is found together, and so is that nobody filed it."""
    try:
        holders = entitled_each(line.asking.subject for line in lines)
    except RegisterNeverFiled:
        for line in lines:
            line.outcome, line.use = trouble(line.outcome.number, "never_filed"), 0
        return
    for line in lines:
        line.look([lambda asking: unit_is_still_theirs(asking, holders.__getitem__)])


def _settle(line: Line, found: Found | str, *, is_open: bool) -> None:
    """What came of one line; a use that was counted when it went to a department is not counted again."""
    line.is_open = is_open
    reason = found if isinstance(found, str) else staleness(line.asking, found)
    if reason:
        line.outcome, line.use = trouble(line.outcome.number, reason), -1 if is_open else 0
    elif isinstance(found, Found):
        line.outcome, line.source, line.use = told(line, found), found.proof, 0 if is_open else 1


def _told(subject: str, outcome: Outcome) -> bytes:
    """One line of the result file: the answer, and first about whom."""
    return f'{{"subject":{canonical(subject)},'.encode() + outcome.body[1:] + b"\n"


@transaction.atomic
def _finish(batch: Batch) -> None:
    batch.state, batch.done_at = Batch.State.DONE, timezone.now()
    batch.result_digest = result_digest(batch)
    batch.save(update_fields=["state", "done_at", "result_digest"])
    log.record(by=log.Platform(), action="batch.done", about=batch, result=batch.result_digest, lines=batch.total)


def batches_forget(at: datetime) -> None:
    """Remove the files of batches whose answers were kept as long as agreed; each with its entry in the log."""
    for batch in Batch.objects.filter(state=Batch.State.DONE, is_forgotten=False).exclude(done_at=None):
        if batch.done_at and batch.done_at + timedelta(days=batch.kept_days or LONGEST_KEPT) <= at:
            _forget(batch)


@transaction.atomic
def _forget(batch: Batch) -> None:
    batch.is_forgotten = True
    batch.save(update_fields=["is_forgotten"])
    log.record(by=log.Platform(), action="batch.forget", about=batch, answers=batch.answered)
    transaction.on_commit(lambda: files_drop(batch))
