"""A question's way through the network: checked, counted, asked, logged, signed. Nothing leaves that is not logged."""

from time import perf_counter
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.audit.models import Entry
from mingjian.exchange import counting, least
from mingjian.exchange.answering import Answer, Outcome, signed
from mingjian.exchange.asking import Asking
from mingjian.exchange.checks import check
from mingjian.exchange.models import Query, new_number
from mingjian.exchange.states import COUNTED, QueryState
from mingjian.network import limits
from mingjian.network.refusals import Refused
from mingjian.network.sources import Found, source_of
from mingjian.signing.messages import Message
from mingjian.web.statements import Statement, inserted

_TROUBLE = {"source_timed_out": QueryState.TIMED_OUT}
_FAILED = frozenset({"source_down", "source_malformed", "stale"})


def ask(message: Message) -> Answer:
    """The signed answer, or the signed refusal, to a signed question."""
    way = _Way(message)
    try:
        with transaction.atomic():
            early = way.begin()
        return early or way.go_on()
    except Refused as refused:
        return way.refuse(refused.reason)
    except IntegrityError:  # the same question came twice at once, and the other was first
        return way.refuse("replayed")


class _Way:
    """One question under way."""

    def __init__(self, message: Message) -> None:
        """It has just come in."""
        self.asking = Asking(message)
        self.number = new_number()
        self._began = perf_counter()
        self._is_open = False

    def begin(self) -> Answer | None:
        """Check and count; from the lake also find, log and answer. None when a department must be asked first."""
        check(self.asking)
        if self.asking.answered:
            return signed(self.asking.message, _again(self.asking.answered), is_repeated=True)
        assert self.asking.service  # noqa: S101
        counting.count(self.asking)
        self.source = source_of(self.asking.service)
        if self.source.is_remote:
            self._open()
            return None
        return self._finish(self._find())

    def go_on(self) -> Answer:
        """Ask the department, outside any transaction, then log and answer."""
        found = self._find()
        with transaction.atomic():
            return self._finish(found)

    def refuse(self, reason: str) -> Answer:
        """Log the refusal and sign it."""
        state = QueryState.FAILED if reason in _FAILED else _TROUBLE.get(reason, QueryState.REFUSED)
        outcome = Outcome.refused(self.number, state, reason)
        if reason == "network_cannot_answer":
            return signed(self.asking.message, outcome)
        with transaction.atomic():
            if self._is_open:
                counting.count_back(self.asking)
            return self._log(outcome)

    def _find(self) -> Found:
        service = self.asking.service
        assert service and self.asking.claim  # noqa: S101, PT018
        subject = self.asking.claim.subject.strip() if self.source.is_remote else self.asking.subject
        found = self.source.find(service, subject, self.number)
        days = limits.fresh_days(service, timezone.localdate(self.asking.at))
        if found.as_of and found.today and (found.today - found.as_of).days > days:
            raise Refused("stale")
        return found

    def _finish(self, found: Found) -> Answer:
        told = least.records(self.asking, found)
        state = QueryState.ANSWERED if told else QueryState.NO_RECORD
        if found.missing:
            state = QueryState.PARTIAL
        assert self.asking.service  # noqa: S101
        facts: dict[str, Any] = {"service": self.asking.service.id, "as_of": found.as_of, "records": told}
        if state == QueryState.PARTIAL:
            facts["missing"] = list(found.missing)
        return self._log(Outcome.answered(self.number, state, facts))

    def _open(self) -> None:
        """What goes to a department is logged before it goes."""
        self._row(QueryState.ASKED, Outcome.empty(self.number)).save(force_insert=True)
        self._is_open = True
        log.append(self._entry("query.forward", self._facts()))

    def _log(self, outcome: Outcome) -> Answer:
        """The record and the log's entry, in one transaction; then the signature over both."""
        facts = {**self._facts(), "state": str(outcome.state), "reason": outcome.reason, "answer": outcome.digest}
        row = self._row(outcome.state, outcome)

        def written(entry: Entry) -> list[Statement]:
            row.entry = entry.index
            return [] if self._is_open else [inserted(row)]

        entry = log.append(self._entry("query.answer", facts), written)
        if self._is_open:
            row.save(force_update=True)
        return signed(self.asking.message, outcome, entry=entry)

    def _entry(self, action: str, facts: dict[str, Any]) -> Entry:
        return log.entry_of(_Asker(self.asking), action, ("exchange.query", self.number), facts)

    def _row(self, state: QueryState, outcome: Outcome) -> Query:
        asking, claim, asker = self.asking, self.asking.claim, self.asking.asker
        row = Query(number=self.number, state=state, answer=outcome.body, asked_at=asking.at)
        row.milliseconds = int((perf_counter() - self._began) * 1000)
        row.reason, row.status, row.request_digest = outcome.reason, outcome.status, asking.request_digest
        if asker:
            row.asker_id, row.key_id = asker.organisation, asker.key
        if asking.authorisation:
            row.authorisation_id, row.person = asking.authorisation.id, asking.authorisation.person
        row.subject = asking.subject
        if claim:
            row.service, row.purpose, row.clerk = claim.service, claim.purpose, claim.clerk
            row.case_number, row.article = claim.case, claim.article
        if self._is_open or state in COUNTED or state == QueryState.ASKED:
            assert asking.signature  # noqa: S101
            row.nonce = asking.signature.terms.nonce
        if state in COUNTED or state == QueryState.ASKED:  # what failed may be asked again under the same key
            row.idempotency_key = asking.idempotency_key
        return row

    def _facts(self) -> dict[str, Any]:
        asking, claim = self.asking, self.asking.claim
        facts: dict[str, Any] = {"request": asking.request_digest, "is_verified": asking.is_verified}
        if claim:
            facts |= {"service": claim.service, "purpose": claim.purpose, "case": claim.case, "clerk": claim.clerk}
            facts |= {"article": claim.article, "subject": asking.subject}
        if asking.authorisation:
            facts |= {"authorisation": asking.authorisation.number, "consent": asking.authorisation.digest}
        return facts


class _Asker:
    """The asking organisation as the log names it; what is not verified is only what was claimed."""

    def __init__(self, asking: Asking) -> None:
        self.audit_name = asking.asker.key_name if asking.asker else "stranger"
        self.audit_organisation = asking.asker.code if asking.asker else ""


def _again(number: str) -> Outcome:
    known = Query.objects.get(number=number)
    body = bytes(known.answer or b"")
    return Outcome(known.number, QueryState(known.state), known.status, body, known.reason, known.entry)
