"""The bank's side until the package is sent: open, query, two gates, papers to sign."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mingjian.lending import errors
from mingjian.lending.services.consenting import ANSWERED, consents_ask
from mingjian.lending.services.querying import register_ask
from mingjian.lending.words import TITLES
from mingjian.mortgage import packages
from mingjian.mortgage.machine import allowed
from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.services.moving import locked, move, reasoned, tell
from mingjian.mortgage.states import ENDED, Kind, Role, State
from mingjian.people.access import require
from mingjian.people.models import Organisation, User
from mingjian.registry.connector import registry

NEEDED = {
    Kind.FIRST: ("mortgage_kind", "amount"),
    Kind.CHANGE: ("mortgage_number",),
    Kind.RERANK: ("ranks",),
    Kind.ASSIGN: ("mortgage_number", "mortgagee"),
    Kind.CONVERT: ("mortgage_number",),
    Kind.TRANSFER: ("pattern", "old_number"),
    Kind.RELEASE: ("mortgage_number", "reason"),
}


@dataclass(frozen=True)
class Someone:
    """A party as the bank states it: name, and a person's keyed hash or a firm's unified code."""

    name: str
    party: str
    role: str = Role.MORTGAGOR


@dataclass(frozen=True)
class Wish:
    """What a bank wants registered; `terms` as packages reads them."""

    kind: str
    unit: str
    parties: Sequence[Someone] = ()
    mortgage_kind: str = ""
    pattern: str = ""
    amount: Decimal | None = None
    mortgage_number: str = ""
    contract_number: str = ""
    contract_digest: str = ""
    currency: str = "CNY"
    terms: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def application_open(*, by: User, wish: Wish, of: Application | None = None) -> Application:
    """Open an application for the bank that `by` acts for."""
    require(by, "apply_mortgages")
    _refuse(by, wish)
    application = Application(bank=by.organisation, opened_by=by, opened_at=timezone.now(), of=of, **_fields(wish))
    application.full_clean(validate_unique=False, validate_constraints=False)
    application.save(force_insert=True)
    parties = [Party(application=application, **asdict(one)) for one in wish.parties]
    for party in parties:
        party.clean_fields(exclude=("application",))
    Party.objects.bulk_create(parties)
    tell(application, "open", by=by, after=application.state, kind_of=wish.kind, unit=wish.unit)
    return application


def application_query(*, by: User, application: Application) -> Application:
    """Ask the register, with the owners' permission; what it says is what the bank decides on.

    Of a unit that is not theirs who permitted it nothing is told, and that it was tried is on record.
    """
    with transaction.atomic():
        held = locked(application)
        allowed(held, "query", by)
        answer = register_ask(by=by, application=held)
        if answer.facts:
            said: dict[str, Any] = {"fingerprint": answer.facts.fingerprint, "queried_at": answer.facts.queried_at}
            move(held, "query", by=by, facts=answer.kept, **said)
    if answer.against:
        raise answer.against
    return held


@transaction.atomic
def gate_pass(*, by: User, application: Application) -> Application:
    """The bank goes on after its first gate."""
    held = locked(application)
    move(held, "pass", by=by)
    return held


@transaction.atomic
def application_stop(*, by: User, application: Application, reason: str) -> Application:
    """The bank does not go on."""
    held = locked(application)
    move(held, "stop", by=by, text=reasoned(reason), reason=reason.strip())
    return held


@transaction.atomic
def papers_send(*, by: User, application: Application, number: str, digest: str) -> Application:
    """Send contract and application to all who sign or consent; what was signed before counts no more."""
    held = locked(application)
    held.contract_number, held.contract_digest = number.strip(), digest
    name = "offer" if held.kind == Kind.ASSIGN and held.state == State.DRAFT else "send_to_sign"
    said = {"contract_number": held.contract_number, "contract_digest": digest}
    if held.kind == Kind.ASSIGN:  # nothing is queried for it: it is held against what is registered as it is sent
        said["fingerprint"] = packages.facts_of(held).fingerprint
    move(held, name, by=by, text=held.contract_number, **said)
    _debtor_can_be_told(held)
    held.parties.update(signed_at=None, signature="")
    consents_ask(by=by, application=held)
    return held


def application_confirm(*, by: User, application: Application) -> Application:
    """The second gate: all signed, and the register, asked again, says what it said; a release has queried nothing."""
    with transaction.atomic():
        held = locked(application)
        allowed(held, "confirm", by)
        answer = register_ask(by=by, application=held)
        against, facts = answer.against, answer.facts
        if facts and not held.is_single_sided and facts.fingerprint != held.fingerprint:
            against = errors.FactsChanged()
        elif facts:
            move(held, "confirm", by=by, confirmed_by=by, requeried_at=facts.queried_at)
    if against:
        raise against
    return held


@transaction.atomic
def release_declare(*, by: User, application: Application) -> Application:
    """A release whose loan the filings show as settled goes straight on."""
    held = locked(application)
    move(held, "declare", by=by)
    return held


@transaction.atomic
def release_propose(*, by: User, application: Application) -> Application:
    """Any other release goes before the bank's reviewer."""
    held = locked(application)
    move(held, "propose", by=by, text=held.terms["reason"])
    return held


@transaction.atomic
def certificate_verify(*, by: User, application: Application) -> Application:
    """The bank compares the certificate with the register before it lends."""
    held = locked(application)
    move(held, "verify", by=by)
    return held


@transaction.atomic
def loan_disburse(*, by: User, application: Application) -> Application:
    """The bank has lent: the mortgage is in force and watched."""
    held = locked(application)
    move(held, "disburse", by=by)
    return held


def _refuse(by: User, wish: Wish) -> None:
    said = {**wish.terms, **{name: getattr(wish, name) for name in Wish.__dataclass_fields__}}
    missing = [name for name in NEEDED[Kind(wish.kind)] if not said.get(name)]
    if missing:
        raise errors.TermsMissing(names=[TITLES[name] for name in missing])
    if wish.currency != "CNY":
        raise errors.NotSupported
    if wish.kind == Kind.ASSIGN and not _assignees(by).filter(code=wish.terms["mortgagee"]).exists():
        raise errors.AssigneeNotHere(code=wish.terms["mortgagee"])
    same = Application.objects.filter(bank=by.organisation, unit=wish.unit, kind=wish.kind)
    same = same.filter(mortgage_number=wish.mortgage_number).exclude(state__in=[*ENDED, State.ACTIVE, State.RELEASED])
    under_way = same.exclude(state__in=[State.CERTIFIED, State.DISBURSABLE]).first()
    if under_way:
        raise errors.AlreadyUnderWay(number=under_way.number)


def _debtor_can_be_told(held: Application) -> None:
    """The register has a debtor's name alone: an assignment states the number, unless an owner is the debtor."""
    charge = registry().mortgage(held.mortgage_number) if held.kind == Kind.ASSIGN else None
    if charge is None or held.terms.get("debtor"):
        return
    if charge["debtor_name"] not in {"", *(one["name"] for one in charge["mortgagors"])}:
        raise errors.DebtorUnknown(name=charge["debtor_name"])


def _assignees(by: User) -> QuerySet[Organisation]:
    """Who can sign for a claim that goes to them: the other institutions."""
    return Organisation.objects.filter(kind=Organisation.Kind.INSTITUTION).exclude(pk=by.organisation_id)


def _fields(wish: Wish) -> dict[str, Any]:
    names = (
        "kind",
        "unit",
        "mortgage_kind",
        "pattern",
        "amount",
        "mortgage_number",
        "contract_number",
        "contract_digest",
    )
    terms = {name: said for name, said in wish.terms.items() if name not in ANSWERED}
    if wish.kind == Kind.ASSIGN:
        terms["mortgagee_name"] = Organisation.objects.get(code=terms["mortgagee"]).name_zh
    return {**{name: getattr(wish, name) for name in names}, "terms": terms}
