"""The register is asked through the data network: under each owner's authorisation, counted, logged, on record."""

from dataclasses import dataclass, field
from typing import Any

from mingjian.batches.inquiry import Inquiry
from mingjian.engine.errors import UserError
from mingjian.lending import reading
from mingjian.lending.errors import NotTheirs, QueryRefused
from mingjian.mortgage import packages
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.moving import tell
from mingjian.mortgage.states import Role
from mingjian.people.models import User
from mingjian.registry.connector import Facts


@dataclass(frozen=True)
class Answer:
    """What the register says and what of it the bank may keep; or what stands against telling it."""

    facts: Facts | None
    kept: dict[str, Any] = field(default_factory=dict)
    against: UserError | None = None


def register_ask(*, by: User, application: Application) -> Answer:
    """Ask under the mortgagors' authorisations, in the caller's transaction, which must stand: a refusal is on record.

    An application without mortgagors is about the bank's own mortgage alone, of which nothing is told.
    """
    claims = reading.claims(application, by)
    if not claims:
        return Answer(packages.facts_of(application))
    asked = Inquiry(by, claims)
    if asked.refused:
        asked.write()
        return _refused(by, application, asked)
    facts = packages.facts_of(application)
    kept = reading.kept(application, facts)
    asked.answer(reading.records(kept), reading.owners_by(facts))
    asked.write()
    return _refused(by, application, asked) if asked.refused else Answer(facts, kept)


def _refused(by: User, application: Application, asked: Inquiry) -> Answer:
    """Nothing is told; whose permission does not carry it, and why, is in the timeline and the log."""
    reasons = {line.asking.claim.authorisation: line.outcome.reason for line in asked.refused if line.asking.claim}
    given = application.parties.filter(role=Role.MORTGAGOR, authorisation__number__in=reasons)
    names, reason = "、".join(given.values_list("name", flat=True)), next(iter(reasons.values()))
    against = NotTheirs(names=names) if reason == "no_longer_theirs" else QueryRefused(names=names, reason=reason)
    tell(application, "query_refused", by=by, text=names, reason=reason)
    return Answer(None, against=against)
