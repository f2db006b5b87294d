"""Other mortgagees are asked for their consent with the papers, and each answers by its own reviewer.

Who asks learns yes or no; who is asked learns what becomes of its own mortgage, and nothing of the other bank's.
"""

from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from mingjian.audit import log
from mingjian.lending.errors import ConsentAnswered
from mingjian.lending.models import Consent
from mingjian.lending.states import Answer
from mingjian.mortgage import packages
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.moving import change, locked, move, reasoned, tell
from mingjian.mortgage.states import CONSENTED, Kind, State
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.registry.connector import Charge, digest

ANSWERED = ("asked", "consents", "accepted_by", "refused")  # the terms that are never the bank's to state
OPEN = (Answer.WAITING, Answer.GIVEN)


def consents_ask(*, by: User, application: Application) -> list[Consent]:
    """Ask whom the register shows to be harmed, or to whom the claim goes; earlier answers lapse.

    The caller holds the application.
    """
    if application.kind not in CONSENTED:
        return []
    application.asked.filter(state__in=OPEN).update(state=Answer.OVERTAKEN)
    terms = {name: said for name, said in application.terms.items() if name not in ANSWERED}
    change(application, terms=terms)
    facts = packages.facts_of(application)
    wanted = packages.consents_missing(application, facts)
    charges = [one for one in facts.mortgages if one.number in wanted]
    asked = Consent.objects.bulk_create(
        _question(application, facts.location, one, wanted[one.number]) for one in charges
    )
    if asked:
        change(application, terms={**terms, "asked": sorted(wanted)})
        tell(application, "consent_ask", by=by, text="、".join(sorted(wanted)))
    return asked


@transaction.atomic
def consent_give(*, by: User, consent: Consent) -> Consent:
    """The mortgagee or assignee agrees, signed by its reviewer; the application may rely on it."""
    held, application = _held(by, consent)
    _answer(by, held, Answer.GIVEN)
    given: dict[str, Any] = {"consents": sorted({*application.terms.get("consents", ()), held.number})}
    if application.kind == Kind.ASSIGN:
        given = {"accepted_by": held.mortgagee_id}
    change(application, terms={**application.terms, **given})
    tell(application, "consent_give", by=None, text=held.number)
    return held


@transaction.atomic
def consent_refuse(*, by: User, consent: Consent, reason: str) -> Consent:
    """The mortgagee does not agree: the application ends; why stays with who refused."""
    held, application = _held(by, consent)
    _answer(by, held, Answer.REFUSED, reasoned(reason))
    terms = {**application.terms, "refused": [held.number]}
    move(application, "decline", by=None, text=held.number, reason=held.number, terms=terms)
    return held


def _question(application: Application, location: str, charge: Charge, asked_of: str) -> Consent:
    """What who is asked is told: what becomes of its own mortgage, or which mortgage it takes over."""
    ranks = application.terms.get("ranks", {})
    told = {
        "location": location,
        "rank": charge.rank,
        "becomes": int(ranks.get(charge.number, charge.rank)),
        "amount": str(charge.amount),
    }
    said = [{**act, "consents": ()} for act in packages.ACTS[application.kind](application)]
    return Consent(
        application=application,
        number=charge.number,
        mortgagee_id=asked_of,
        facts=told,
        digest=digest([str(application.key), said]),
        asked_at=timezone.now(),
    )


def _held(by: User, consent: Consent) -> tuple[Consent, Application]:
    require(by, "confirm_mortgages")
    application = locked(consent.application)
    held = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if held.mortgagee_id != by.organisation.code:
        raise Http404
    if held.state != Answer.WAITING or application.state != State.SIGNING:
        raise ConsentAnswered(number=held.number)
    return held, application


def _answer(by: User, held: Consent, answer: Answer, reason: str = "") -> None:
    held.state, held.answered_by, held.answered_at, held.reason = answer, by, timezone.now(), reason
    said: tuple[Any, ...] = (held.digest, held.number, held.mortgagee_id, answer, by.username, held.answered_at)
    held.signature = digest([str(each) for each in said])
    held.clean_fields(exclude=("application", "mortgagee", "answered_by"))
    held.save(update_fields=["state", "answered_by", "answered_at", "reason", "signature"])
    log.record(by=by, action=f"consent.{answer}", about=held, number=held.number, digest=held.digest, reason=reason)
