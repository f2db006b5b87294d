"""A question's way through the network: checked, asked, counted, logged, signed. Nothing leaves that is not logged."""

from typing import Any

from django.db import IntegrityError

from mingjian.exchange import least, strangers
from mingjian.exchange.answering import Answer, Outcome, signed
from mingjian.exchange.asking import Asking
from mingjian.exchange.checks import check
from mingjian.exchange.line import Line
from mingjian.exchange.models import Query, new_number
from mingjian.exchange.states import QueryState
from mingjian.exchange.writing import written
from mingjian.network import limits
from mingjian.network.refusals import Refused
from mingjian.network.sources import Found, Source, source_of
from mingjian.signing.messages import Message

_TROUBLE = {"source_timed_out": QueryState.TIMED_OUT}
_FAILED = frozenset({"source_down", "source_malformed", "source_unsigned", "stale", "never_filed"})


def ask(message: Message) -> Answer:
    """The signed answer, or the signed refusal, to a signed question."""
    line = Line(Asking(message), Outcome.empty(new_number()))
    try:
        return _asked(line)
    except Refused as refused:
        return _refused(line, refused.reason)
    except IntegrityError:  # the same question came twice at once, and the other was first
        return _refused(line, "replayed")


def _asked(line: Line) -> Answer:
    asking = line.asking
    check(asking)
    if asking.answered:
        return signed(asking.message, _again(asking.answered), is_repeated=True)
    assert asking.service  # noqa: S101
    source = source_of(asking.service)
    line.use = 1
    if source.is_remote:
        written(line)  # logged and counted before it goes; no transaction is open while the department thinks
        if not line.use:
            return _signed(line)
        line.is_open, line.use = True, 0
    found = _found(line, source)
    line.outcome, line.source = told(line, found), found.proof
    written(line)
    return _signed(line)


def _found(line: Line, source: Source) -> Found:
    service, claim = line.asking.service, line.asking.claim
    assert service and claim  # noqa: S101, PT018
    subject = claim.subject.strip() if source.is_remote else line.asking.subject
    found = source.find(service, subject, line.outcome.number)
    if reason := staleness(line.asking, found):
        raise Refused(reason)
    return found


def staleness(asking: Asking, found: Found) -> str:
    """The reason when the register is older than the service allows."""
    assert asking.service  # noqa: S101
    days = limits.fresh_days(asking.service, asking.day)
    is_stale = found.as_of and found.today and (found.today - found.as_of).days > days
    return "stale" if is_stale else ""


def told(line: Line, found: Found) -> Outcome:
    """What is told of what was found."""
    assert line.asking.service  # noqa: S101
    records = least.records(line.asking, found)
    state = QueryState.ANSWERED if records else QueryState.NO_RECORD
    facts: dict[str, Any] = {"service": line.asking.service.id, "as_of": found.as_of, "records": records}
    if found.missing:
        state, facts["missing"] = QueryState.PARTIAL, list(found.missing)
    return Outcome.answered(line.outcome.number, state, facts)


def trouble(number: str, reason: str) -> Outcome:
    """What is said when there is no answer."""
    state = QueryState.FAILED if reason in _FAILED else _TROUBLE.get(reason, QueryState.REFUSED)
    return Outcome.refused(number, state, reason)


def _refused(line: Line, reason: str) -> Answer:
    """Log the refusal and sign it."""
    line.outcome, line.use = trouble(line.outcome.number, reason), -1 if line.is_open else 0
    if reason == "network_cannot_answer":
        return _signed(line)
    if line.asking.is_verified or strangers.may_be_logged():
        written(line)
    else:
        strangers.count(reason)
    return _signed(line)


def _signed(line: Line) -> Answer:
    return signed(line.asking.message, line.outcome, entry=line.entry)


def _again(number: str) -> Outcome:
    known = Query.objects.get(number=number)
    if known.answer is None:
        raise Refused("answer_forgotten")
    body = bytes(known.answer)
    return Outcome(known.number, QueryState(known.state), known.status, body, known.reason, known.entry)
