"""One question with what came of it, ready to be counted and written down; alone, or one of many."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from mingjian.audit import log
from mingjian.audit.models import Entry
from mingjian.exchange.answering import Outcome
from mingjian.exchange.asking import Asking
from mingjian.exchange.models import Query
from mingjian.exchange.states import COUNTED, QueryState
from mingjian.network import limits
from mingjian.network.refusals import Refused
from mingjian.web.statements import blank


@dataclass
class Line:
    """A question and its outcome; `use` is 1 when it takes a use, -1 when it gives one back, and 0 else.

    `is_open` when its record stands since it went to a department; `batch` is what the log says of a batch's line;
    `counted_from` is when the span of time began in which its use was counted, which around midnight is not its own.
    """

    asking: Asking
    outcome: Outcome
    use: int = 0
    is_open: bool = False
    began: float = field(default_factory=perf_counter)
    batch: Mapping[str, Any] | None = None
    counted_from: date | None = None
    entry: Entry | None = None
    source: Mapping[str, str] = field(default_factory=dict)

    def refuse(self, reason: str) -> None:
        """It goes beyond what was agreed: no use, no answer."""
        self.outcome, self.use = Outcome.refused(self.outcome.number, QueryState.REFUSED, reason), 0

    def look(self, checks: Iterable[Callable[[Asking], None]]) -> None:
        """Look at it in the order of the checks; the first that finds something wrong refuses it."""
        try:
            for check in checks:
                check(self.asking)
        except Refused as refused:
            self.refuse(refused.reason)

    def entry_now(self) -> Entry:
        """The log's entry of it, kept here until it has its place."""
        is_forward = self.outcome.state == QueryState.ASKED
        facts = self._facts()
        if not is_forward:
            facts |= {"state": str(self.outcome.state), "reason": self.outcome.reason, "answer": self.outcome.digest}
        action = "query.forward" if is_forward else "query.answer"
        about = ("exchange.query", self.outcome.number)
        self.entry = log.entry_of(_Asker(self.asking), action, about, facts)
        return self.entry

    def row(self) -> dict[str, Any]:
        """Its record, as a row of queries."""
        asking, claim, asker, outcome = self.asking, self.asking.claim, self.asking.asker, self.outcome
        row = {**blank(Query), "number": outcome.number, "state": str(outcome.state), "reason": outcome.reason}
        row |= {"status": outcome.status, "asked_at": asking.at, "subject": asking.subject}
        row |= {"milliseconds": int((perf_counter() - self.began) * 1000), "request_digest": asking.request_digest}
        if asker:
            row |= {"asker_id": asker.organisation, "key_id": asker.key}
        if allowed := asking.authorisation:
            row |= {"authorisation_id": allowed.id, "person": allowed.person}
        if claim:
            row |= {"service": claim.service, "purpose": claim.purpose, "clerk": claim.clerk}
            row |= {"case_number": claim.case, "article": claim.article}
        if outcome.state != QueryState.ASKED and self.entry:
            row["entry"] = self.entry.index
        if self.batch is None:
            row |= self._message()
        return row

    @property
    def kept_days(self) -> int:
        """For how many days the answer is kept: as the authorisation says, else as the network does."""
        allowed = self.asking.authorisation
        return allowed.retention_days if allowed else limits.kept_days(self.asking.day)

    def _message(self) -> dict[str, Any]:
        """What makes a second asking the same, and what is then given again; a batch has both of its own."""
        state, signature = self.outcome.state, self.asking.signature
        forget_on = self.asking.day + timedelta(days=self.kept_days)
        told: dict[str, Any] = {"answer": self.outcome.body, "forget_on": forget_on}
        is_under_way = state in COUNTED or state == QueryState.ASKED
        if signature and (self.is_open or is_under_way):
            told["nonce"] = signature.terms.nonce
        if is_under_way:  # what failed may be asked again under the same key
            told["idempotency_key"] = self.asking.idempotency_key
        return told

    def _facts(self) -> dict[str, Any]:
        asking, claim = self.asking, self.asking.claim
        facts: dict[str, Any] = {"request": asking.request_digest, "is_verified": asking.is_verified}
        if claim:
            facts |= {"service": claim.service, "purpose": claim.purpose, "case": claim.case, "clerk": claim.clerk}
            facts |= {"article": claim.article, "subject": asking.subject}
        if asking.authorisation:
            facts |= {"authorisation": asking.authorisation.number, "consent": asking.authorisation.digest}
        return facts | dict(self.batch or {}) | dict(self.source)


class _Asker:
    """The asking organisation as the log names it; what is not verified is only what was claimed."""

    def __init__(self, asking: Asking) -> None:
        self.audit_name = asking.asker.key_name if asking.asker else "stranger"
        self.audit_organisation = asking.asker.code if asking.asker else ""
