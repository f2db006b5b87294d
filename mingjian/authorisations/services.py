"""Authorisations: made by who will ask, signed by who is asked about, paused and withdrawn at once."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mingjian.audit import log
from mingjian.audit.said import canonical
from mingjian.authorisations import notice
from mingjian.authorisations.errors import AuthorisationNotAsked, NoticeNotRead, NotTheirsToPermit
from mingjian.authorisations.machine import ENDS, target_of
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.owning import Entitled, anothers, entitled
from mingjian.authorisations.states import AuthorisationState, Evidence
from mingjian.network import keys
from mingjian.network.subjects import veiled_subject
from mingjian.people.models import Organisation, User
from mingjian.web.library import library

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Wish:
    """What somebody wants to be allowed to ask; numbers as people write them, `person` as the lake has it if kept."""

    person: str
    person_kind: str
    subjects: Sequence[tuple[str, str]]  # kind and number
    services: Mapping[str, Sequence[str]]
    purpose: str
    case_number: str
    contact: str
    days: int
    most_uses: int = 1
    span: str = Authorisation.Span.ALTOGETHER
    retention_days: int = 365
    evidence: str = Evidence.PORTAL
    evidence_hash: str = ""
    guardian: str = ""
    has_separate_consent: bool = False
    since: datetime | None = None  # when the paper or the contract was signed, that proves it
    is_kept: bool = False  # `person` is what the lake keeps: only from within, nobody sends it in

    @property
    def permits(self) -> str:
        """Who permits, as the lake keeps them."""
        return self.person if self.is_kept else veiled_subject(self.person_kind, self.person)


@transaction.atomic
def authorisation_make(
    *, by: log.Actor, recipient: Organisation, wish: Wish, whose: Entitled = entitled
) -> Authorisation:
    """Enter an authorisation. One to be signed in the portal waits for it; one proved by paper or contract begins.

    None begins about units that are not its person's own; `whose` reads the register that says so.
    """
    _must_fit(recipient, wish)
    now = timezone.now()
    since = wish.since or now
    made = Authorisation(recipient=recipient, created_at=now, starts_at=since, **_facts(wish))
    made.ends_at = since + timedelta(days=wish.days)
    made.state = AuthorisationState.PENDING
    made.digest = sha256(canonical(made.said()).encode()).hexdigest()
    if wish.evidence != Evidence.PORTAL:
        _must_be_theirs(made, whose)
        _sign(made, {"by": by.audit_name, "as": "officer"}, now)
    made.full_clean(exclude=["signatures", "replaces"])
    made.save()
    log.record(by=by, action="authorisation.make", about=made, number=made.number, digest=made.digest)
    return made


def authorisation_receive(*, by: log.Actor, recipient: Organisation, wish: Wish) -> Authorisation:
    """Enter one that its recipient sends in; what its officer vouches for is proved."""
    if wish.evidence != Evidence.PORTAL and not wish.evidence_hash:
        raise AuthorisationNotAsked(problem="evidence_hash")
    return authorisation_make(by=by, recipient=recipient, wish=wish)


@transaction.atomic
def authorisation_sign(
    *, by: User, authorisation: Authorisation, notice_hash: str, whose: Entitled = entitled
) -> Authorisation:
    """The person agrees to what the notice of this hash says; in force from now, about units that are their own."""
    held = _held(by, authorisation)
    if notice_hash != held.notice_hash:
        raise NoticeNotRead
    _must_be_theirs(held, whose)
    _sign(held, {"by": by.audit_name, "as": "person"}, timezone.now(), move="sign")
    held.save(update_fields=["state", "signed_at", "signatures"])
    log.record(by=by, action="authorisation.sign", about=held, number=held.number, digest=held.digest)
    return held


@transaction.atomic
def authorisation_move(*, by: User, authorisation: Authorisation, move: str, reason: str = "") -> Authorisation:
    """Reject, pause, resume or withdraw: the person's own hand; the next query finds it so."""
    held = _held(by, authorisation)
    held.state = target_of(held, move)
    if held.state in ENDS:
        held.ended_at, held.end_reason = timezone.now(), reason
    held.save(update_fields=["state", "ended_at", "end_reason"])
    log.record(by=by, action=f"authorisation.{move}", about=held, number=held.number, reason=reason)
    return held


@transaction.atomic
def authorisations_expire(*, by: log.Actor, at: datetime) -> int:
    """Close those whose time is over; a query is refused from that instant, closed or not."""
    over = Authorisation.objects.select_for_update().filter(ends_at__lte=at).exclude(state__in=ENDS)
    for one in over:
        one.state, one.ended_at = target_of(one, "expire"), one.ends_at
        one.save(update_fields=["state", "ended_at"])
        log.record(by=by, action="authorisation.expire", about=one, number=one.number)
    return len(over)


@transaction.atomic
def authorisations_end(*, by: log.Actor, found: QuerySet[Authorisation], reason: str) -> None:
    """Close those whose purpose is served or given up before their time is over; nothing more is asked under them."""
    for one in found.select_for_update(of=("self",)).exclude(state__in=ENDS):
        one.state, one.ended_at, one.end_reason = target_of(one, "expire"), timezone.now(), reason
        one.save(update_fields=["state", "ended_at", "end_reason"])
        log.record(by=by, action="authorisation.expire", about=one, number=one.number, reason=reason)


def _held(by: User, authorisation: Authorisation) -> Authorisation:
    """Only the person that it is about, held until the transaction ends."""
    return Authorisation.objects.select_for_update(of=("self",)).get(pk=authorisation.pk, person=by.party)


def _sign(one: Authorisation, who: Mapping[str, str], at: datetime, move: str = "sign") -> None:
    one.state = target_of(one, move)
    one.signed_at = at
    said = {**who, "digest": one.digest, "at": at.isoformat(), "method": one.evidence}
    signature = keys.sign(canonical(said).encode())
    one.signatures = [*one.signatures, {**said, "platform": signature}]


def _facts(wish: Wish) -> dict[str, Any]:
    plain = (
        "person_kind", "purpose", "case_number", "contact", "most_uses", "span", "retention_days", "evidence",
        "evidence_hash", "has_separate_consent",
    )  # fmt: skip
    purpose, subjects = library().purposes[wish.purpose], _subjects(wish)
    return {name: getattr(wish, name) for name in plain} | {
        "number": secrets.token_hex(12),
        "person": wish.permits,
        "guardian": veiled_subject("person", wish.guardian) if wish.guardian else "",
        "subjects": sorted(subject for _, subject in subjects),
        "units": sorted(subject for kind, subject in subjects if kind == "unit"),
        "services": {service: sorted(fields) for service, fields in wish.services.items()},
        "basis": purpose.basis,
        "article": purpose.law.zh,
        "notice_version": notice.VERSION,
        "notice_hash": notice.notice_hash(),
    }


def _subjects(wish: Wish) -> set[tuple[str, str]]:
    """What may be asked about, each with its kind, as the lake keeps it."""
    return {(kind, veiled_subject(kind, number)) for kind, number in wish.subjects}


def _must_be_theirs(one: Authorisation, whose: Entitled) -> None:
    """Nobody permits a look at the property of another."""
    units = anothers(one.person, one.units, whose)
    if units:
        raise NotTheirsToPermit(units=", ".join(units))


def _must_fit(recipient: Organisation, wish: Wish) -> None:
    """What is allowed is what the purpose offers to this sort of organisation, for a bounded time, about oneself."""
    known, purpose = library().services, library().purposes.get(wish.purpose)
    if purpose is None or recipient.sort not in purpose.askers or purpose.basis == "duty":
        raise AuthorisationNotAsked(problem=f"purpose {wish.purpose}")
    if wish.since and (wish.evidence == Evidence.PORTAL or wish.since > timezone.now()):
        raise AuthorisationNotAsked(problem="since")
    if not wish.services or not wish.subjects or not 0 < wish.days <= LONGEST.days:
        raise AuthorisationNotAsked(problem="services, subjects, days")
    if any(kind in ("person", "firm") and subject != wish.permits for kind, subject in _subjects(wish)):
        raise AuthorisationNotAsked(problem="subjects")
    for name, fields in wish.services.items():
        offered = known[name].purposes.get(wish.purpose) if name in known else None
        if offered is None or not fields or not set(fields) <= set(offered):
            raise AuthorisationNotAsked(problem=name)
        if known[name].sensitive & set(fields) and not wish.has_separate_consent:
            raise AuthorisationNotAsked(problem=f"{name}: separate consent")
