"""Writing down what came of questions: counted, logged, recorded in one transaction; those that come at once together.

A commit waits for the disk, and the log has one end: whoever comes while another writes is written with the next.
"""

from collections import deque
from collections.abc import Sequence
from threading import Lock
from typing import Any, ClassVar

from django.db import DatabaseError, transaction

from mingjian.audit import log
from mingjian.exchange.counting import hold, settle
from mingjian.exchange.line import Line
from mingjian.exchange.models import Query
from mingjian.web.statements import FEW, Rows, Statement, together, updated

MOST_TOGETHER = 32
_ENDED = ("state", "reason", "status", "answer", "idempotency_key", "milliseconds", "entry")


@transaction.atomic
def write(lines: Sequence[Line]) -> None:
    """Count, log and record them, in their order; those that go beyond what was agreed become refusals.

    A few hold the log's end in the same trip as what they use; many are made ready before they hold it.
    """
    at_once = [log.hold()] if len(lines) <= FEW else []
    found = together([*hold(lines), *at_once])
    end = log.end_of(found.pop()) if at_once else None
    counted = settle(lines, found)
    entries = [line.entry_now() for line in lines]

    def recorded() -> tuple[list[Rows], list[Statement]]:
        new = Rows(Query, [line.row() for line in lines if not line.is_open])
        ended = Rows(Query, [line.row() for line in lines if line.is_open])
        return [new], [*counted, *updated(ended, *_ENDED)]

    log.append(entries, recorded, end)


class _Waiting:
    """A line that waits to be written, as it was when it came."""

    queue: ClassVar["deque[_Waiting]"] = deque()
    door: ClassVar[Any] = Lock()

    def __init__(self, line: Line) -> None:
        self.line, self._as_it_came = line, (line.outcome, line.use)
        self.is_done = False
        self.fault: BaseException | None = None

    def alone(self) -> None:
        """Write it by itself; the fault is its own."""
        self.line.outcome, self.line.use = self._as_it_came
        try:
            write([self.line])
        except DatabaseError as fault:
            self.fault = fault


def written(line: Line) -> None:
    """Write a line down, together with those that wait too; DatabaseError when it cannot be."""
    mine = _Waiting(line)
    mine.queue.append(mine)
    with mine.door:
        while not mine.is_done:
            _write_waiting()
    if mine.fault:
        raise mine.fault


def _write_waiting() -> None:
    """What waits, in one transaction; if that fails each in its own, so that one's fault is no other's."""
    queue = _Waiting.queue
    group = [queue.popleft() for _ in range(min(len(queue), MOST_TOGETHER))]
    try:
        write([one.line for one in group])
    except DatabaseError:
        for one in group:
            one.alone()
    except BaseException as fault:
        for one in group:
            one.fault = fault
        raise
    finally:
        for one in group:
            one.is_done = True
