"""What a room of the platform asks a department's live system for one of its people, in the room's own transaction.

Who asks is signed in, which stands in a signature's place; else it is looked at, counted, logged and recorded as every
question is. One that is refused leaves all unanswered.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.authorisations.owning import Entitled
from mingjian.exchange import checks
from mingjian.exchange.answering import Outcome
from mingjian.exchange.asking import Asking, Claim
from mingjian.exchange.authorised import unit_is_still_theirs
from mingjian.exchange.knowing import allowed_of, known
from mingjian.exchange.line import Line
from mingjian.exchange.models import new_number
from mingjian.exchange.states import QueryState
from mingjian.exchange.writing import write
from mingjian.network.services import portal_key_of
from mingjian.people.models import User
from mingjian.signing.messages import Message

CHECKS = (
    checks.network_can_answer,
    checks.asker_is_registered,
    checks.service_exists,
    checks.asker_is_allowed,
    checks.service_is_on,
    *checks.OF_SUBJECT,
)
Records = Mapping[str, Sequence[Mapping[str, Any]]]  # what is told, service by service


class Inquiry:
    """Questions of one person that are answered together or not at all."""

    def __init__(self, by: User, claims: Sequence[Claim]) -> None:
        """Looked at, and not asked yet."""
        asker = known(portal_key_of(by=by).name, "", "", "")
        assert asker  # noqa: S101 - its key was just found
        allowed = allowed_of(asker.organisation, {claim.authorisation for claim in claims})
        self.lines = [_line(claim) for claim in claims]
        for line, claim in zip(self.lines, claims, strict=True):
            line.asking.asker = replace(asker, authorisation=allowed.get(claim.authorisation))
            line.look(CHECKS)

    @property
    def refused(self) -> list[Line]:
        """Those that are not answered, each with its reason."""
        return [line for line in self.lines if line.outcome.reason]

    def answer(self, records: Records, whose: Entitled) -> None:
        """Tell what the department's system says, which also says `whose` the unit is now."""
        for line in self.lines:
            line.look([lambda asking: unit_is_still_theirs(asking, whose)])
            if not line.outcome.reason:
                _tell(line, records)

    @transaction.atomic
    def write(self) -> None:
        """Count, log and record: the answers when all are answered, else the refusals alone."""
        if not self.refused:
            with transaction.atomic():
                write(self.lines)
                transaction.set_rollback(bool(self.refused))  # one went beyond what was agreed in the meantime
        if refused := [line for line in self.refused if line.outcome.reason != "network_cannot_answer"]:
            write(refused)


def _line(claim: Claim) -> Line:
    body = claim.model_dump_json().encode()
    asking = Asking(Message({"idempotency-key": secrets.token_urlsafe(16)}, body), claim=claim, is_verified=True)
    return Line(asking, Outcome.empty(new_number()), use=1)


def _tell(line: Line, records: Records) -> None:
    assert line.asking.service  # noqa: S101
    told = [{name: one.get(name) for name in line.asking.fields} for one in records[line.asking.service.id]]
    state = QueryState.ANSWERED if told else QueryState.NO_RECORD
    facts = {"service": line.asking.service.id, "as_of": timezone.localdate(line.asking.at), "records": told}
    line.outcome = Outcome.answered(line.outcome.number, state, facts)
