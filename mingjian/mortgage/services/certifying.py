"""After recording: what the register now says, the certificate of it, and what becomes of the mortgage's own case."""

from decimal import Decimal

from mingjian.certificates.models import Certificate
from mingjian.certificates.selectors import is_borne_out
from mingjian.certificates.services import certificate_issue, certificate_restore, certificate_revoke
from mingjian.mortgage import packages
from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.services.moving import change, locked, move, tell
from mingjian.mortgage.states import RELEASABLE, TOUCHING_OTHERS, Kind, Role, State
from mingjian.people.models import Organisation
from mingjian.registry.connector import Act, Receipted, registry


def recorded(held: Application, answer: Receipted, name: str) -> None:
    """Take down what was recorded; certify it, or finish what leaves no certificate."""
    made = packages.outcome(answer.result, "create_mortgage") or {}
    number = made.get("number") or held.mortgage_number or held.terms.get("old_number", "")
    facts = {"recorded_at": answer.closed_at, "mortgage_number": number, "rank": made.get("rank", held.rank)}
    move(held, name, by=None, text=number, receipt_number=answer.number, **facts)
    if held.kind == Kind.RELEASE:
        _released(held)
    if held.is_certifying:
        _certify(held)
    if held.kind in TOUCHING_OTHERS:
        certificates_renew(held.unit, held.kind)
    if held.kind == Kind.ASSIGN:
        _passed_on(held)
    elif not held.is_lending:
        move(held, "finish", by=None)


def certificates_renew(unit: str, why: str) -> int:
    """Replace the certificates of a unit that the register bears out no more; gives how many."""
    numbers = [charge.number for charge in registry().facts(unit).mortgages]
    in_force = Certificate.objects.filter(number__in=numbers, revoked_at=None).select_related("application")
    stale = [one for one in in_force if not is_borne_out(one)]
    for certificate in stale:
        _renew(certificate, why)
    return len(stale)


def _renew(certificate: Certificate, why: str) -> None:
    held = locked(certificate.application)
    issued = certificate_issue(number=certificate.number, is_first=False, why=why)
    change(held, certificate=issued, rank=issued.facts["rank"])
    tell(held, "recertify", by=None, text=issued.number)


def _certify(held: Application) -> None:
    issued = certificate_issue(number=held.mortgage_number, is_first=held.kind == Kind.FIRST, why=held.kind)
    move(held, "certify", by=None, text=issued.number, certificate=issued, rank=issued.facts["rank"])


def _released(held: Application) -> None:
    """The mortgage is no more: its certificate is revoked, and the applications that made it are released."""
    certificate_revoke(number=held.mortgage_number, why=held.kind)
    made = Application.objects.select_for_update(of=("self",)).select_related("bank")
    for application in made.filter(mortgage_number=held.mortgage_number, state__in=RELEASABLE).exclude(pk=held.pk):
        move(application, "release", by=None, text=held.number)


def _passed_on(held: Application) -> None:
    """The mortgage is another's: the applications that made it end, and this one is now the assignee's own."""
    made = Application.objects.select_for_update(of=("self",)).select_related("bank")
    for application in made.filter(mortgage_number=held.mortgage_number, state__in=RELEASABLE).exclude(pk=held.pk):
        move(application, "pass_on", by=None, text=held.number)
    said = registry().mortgage(held.mortgage_number) or {}
    bank = Organisation.objects.get(code=held.terms["accepted_by"])
    changes = {"bank": bank, "amount": Decimal(said["amount"]), "mortgage_kind": said["kind"]}
    terms = {**held.terms, "claim_contract": said["contract_number"]}
    move(held, "take_over", by=None, text=bank.name_zh, terms=terms, **changes)
    _tell_of_assignment(held, said)


def _tell_of_assignment(held: Application, said: Act) -> None:
    """Owners and debtor find on their page whose the claim is now; each says that they know."""
    told = {
        one["party"]: Party(role=Role.MORTGAGOR, name=one["name"], party=one["party"]) for one in said["mortgagors"]
    }
    if debtor := held.terms.get("debtor"):
        told.setdefault(debtor, Party(role=Role.DEBTOR, name=said["debtor_name"], party=debtor))
    for party in told.values():
        party.application = held
        party.save(force_insert=True)
    tell(held, "assignment_tell", by=None, text="、".join(one.name for one in told.values()))


def reinstated(unit: str, number: str) -> None:
    """The mortgage stands again: it has a certificate, its loan is owed, and all concerned on the unit are told."""
    last = certificate_restore(number=number)
    if last and last.revoked_at:
        _renew(last, "reinstate")
    of_unit = Application.objects.select_for_update(of=("self",)).select_related("bank").filter(unit=unit)
    others = list(of_unit.filter(state__in=RELEASABLE).exclude(mortgage_number=number))
    for held in of_unit.filter(mortgage_number=number, state=State.RELEASED):
        was = held.steps.filter(kind="release").last()
        name = "reinstate" if was and was.before == State.ACTIVE else "reinstate_unpaid"
        move(held, name, by=None, text=number, settled_on=None, settled_by=None, reminded_at=None)
    for other in others:
        tell(other, "others_reinstated", by=None, text=number)
