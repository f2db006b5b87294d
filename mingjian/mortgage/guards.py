"""What stands against a move, each a named rule that refuses with a sentence."""

from django.utils import timezone

from mingjian.certificates.selectors import is_borne_out
from mingjian.engine.language import readers
from mingjian.mortgage import errors, law, packages
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import AT_REGISTRY, CONSENTED, RELEASABLE, Kind, Role, State
from mingjian.people.access import NotAllowed
from mingjian.people.models import User
from mingjian.registry.words import Kind as MortgageKind


def of_own_bank(application: Application, by: User) -> None:
    """A bank works on its own applications alone."""
    if by.organisation.code != application.bank.code:
        raise NotAllowed


def every_party_authorised(application: Application, _by: User) -> None:
    """No query without the permission of all owners; whether each still holds is looked at as it is asked."""
    mortgagors = application.parties.filter(role=Role.MORTGAGOR)
    missing = [one.name for one in mortgagors.filter(authorisation=None)]
    if missing or not mortgagors.exists():
        raise errors.AuthorisationMissing(names="、".join(missing) or "–")


def permission_holds(application: Application, _by: User) -> None:
    """What was permitted once and withdrawn since leads no further."""
    given = application.parties.filter(role=Role.MORTGAGOR).select_related("authorisation")
    lost = [one.name for one in given if one.lost_words]
    if lost:
        raise errors.AuthorisationMissing(names="、".join(lost))


def facts_fresh(application: Application, _by: User) -> None:
    """The bank decides on what the register says now."""
    if not law.facts_are_fresh(application.queried_at):
        raise errors.FactsStale(queried=application.queried_at or "–")


def nothing_against(application: Application, _by: User) -> None:
    """Nothing that would be refused is sent in."""
    against = packages.obstacles(application)
    if against:
        raise errors.StandsAgainst(reasons=" ".join(one.sentence(readers()) for one in against))


def contract_stated(application: Application, _by: User) -> None:
    """There is something to sign."""
    if not (application.contract_number and application.contract_digest):
        raise errors.ContractMissing


def every_party_signed(application: Application, _by: User) -> None:
    """All sign, and not too long ago."""
    parties = list(application.parties.all())
    missing = [one.name for one in parties if one.signed_at is None]
    if missing:
        raise errors.SignatureMissing(names="、".join(missing))
    old = [one.name for one in parties if not law.signature_is_good(one.signed_at)]
    if old:
        raise errors.SignatureExpired(names="、".join(old), days=law.of_registration("signature_days"))


def every_mortgagee_consented(application: Application, _by: User) -> None:
    """Whom the register shows to be harmed has agreed, each by its own reviewer."""
    if application.kind in CONSENTED:
        missing = packages.consents_missing(application, packages.facts_of(application))
        if missing:
            raise errors.ConsentsMissing(numbers="、".join(sorted(missing)))


def confirmed_by_a_second_person(application: Application, by: User) -> None:
    """Who opened it does not confirm it."""
    if application.opened_by_id == by.pk:
        raise errors.AnotherPersonNeeded(number=application.number)


def requeried_in_time(application: Application, _by: User) -> None:
    """The second query is young when the package is sent; what the mortgagee alone declares needs none."""
    if application.is_single_sided:
        return
    minutes = law.of_registration("requery_minutes")
    asked = application.requeried_at
    if asked is None or (timezone.now() - asked).total_seconds() > minutes * 60:
        raise errors.FactsStale(queried=asked or "–")


def single_sided(application: Application, _by: User) -> None:
    """What the mortgagee alone applies for."""
    if not application.is_single_sided:
        raise errors.MoveNotPossible(number=application.number, state=application.state, move="declare")


def applied_jointly(application: Application, _by: User) -> None:
    """What owners sign too."""
    if application.is_single_sided:
        raise errors.MoveNotPossible(number=application.number, state=application.state, move="send_to_sign")


def paid_off_as_filed(application: Application, _by: User) -> None:
    """One person alone gives up a mortgage only where the bank's filings say themselves that the loan is settled."""
    if not is_paid_off_as_filed(application):
        raise errors.ReviewerNeeded(number=application.number)


def is_paid_off_as_filed(application: Application) -> bool:
    """Whether the filings show the loan behind the mortgage as settled; a day typed by hand shows nothing."""
    made = Application.objects.filter(bank=application.bank, mortgage_number=application.mortgage_number)
    return made.filter(state__in=RELEASABLE, settled_on__isnull=False, settled_by=None).exists()


def passes_on(application: Application, _by: User) -> None:
    """The claim goes to another: its mortgagee and the assignee apply together, no owner."""
    if application.kind != Kind.ASSIGN:
        raise errors.MoveNotPossible(number=application.number, state=application.state, move="offer")


def supplement_not_asked(application: Application, _by: User) -> None:
    """Everything missing is told once."""
    if application.missing:
        raise errors.SupplementAskedBefore(number=application.number)


def approved_by_a_second_person(application: Application, by: User) -> None:
    """Who accepted it does not approve it."""
    if application.accepted_by_id == by.pk:
        raise errors.AnotherPersonNeeded(number=application.number)


def silence_is_over(application: Application, _by: User) -> None:
    """The day of receipt has passed without an answer."""
    if not law.is_deemed_accepted(application):
        raise errors.MoveNotPossible(number=application.number, state=application.state, move="deem_accepted")


def answered_in_time(application: Application, _by: User) -> None:
    """What silence has accepted is refused no more (Interim Regulation art. 17)."""
    if law.is_deemed_accepted(application):
        raise errors.DeemedAccepted(number=application.number)


def recorded_by_a_second_person(application: Application, by: User) -> None:
    """Where silence accepted it, who approved it does not record it: two registrars in every case."""
    if application.accepted_by_id is None and application.approved_by_id == by.pk:
        raise errors.AnotherPersonNeeded(number=application.number)


def nothing_to_pay(application: Application, _by: User) -> None:
    """The registry asks for no fee."""
    if application.fee:
        raise errors.MoveNotPossible(number=application.number, state=application.state, move="waive_fee")


def all_agree_to_withdraw(application: Application, _by: User) -> None:
    """Once submitted, the parties withdraw together."""
    if application.state in AT_REGISTRY:
        missing = [one.name for one in application.parties.filter(agreed_to_withdraw_at=None)]
        if missing:
            raise errors.WithdrawalNotAgreed(names="、".join(missing))


def certificate_borne_out(application: Application, _by: User) -> None:
    """The bank lends on what the register bears out."""
    certificate = application.certificate
    if certificate is None or not is_borne_out(certificate):
        raise errors.CertificateDiffers(number=application.mortgage_number)


def claim_may_still_grow(application: Application, _by: User) -> None:
    """What is lent after a seizure is known is secured by no maximum-amount mortgage (Civil Code art. 423)."""
    if application.mortgage_kind == MortgageKind.MAXIMUM:
        hold = next((one for one in packages.facts_of(application).seizures if one.waiting == 0), None)
        if hold:
            raise errors.SeizedSince(authority=hold.authority, document=hold.document_number)


def certifies(application: Application, _by: User) -> None:
    """There is a mortgage to certify."""
    if not application.is_certifying:
        raise errors.MoveNotPossible(number=application.number, state=State.RECORDED, move="certify")


def nothing_follows(application: Application, _by: User) -> None:
    """It ends here: nothing is to be certified, and no loan waits."""
    if application.is_certifying and (application.state == State.RECORDED or application.is_lending):
        raise errors.MoveNotPossible(number=application.number, state=application.state, move="finish")


def a_loan_waits(application: Application, _by: User) -> None:
    """The bank lends on it."""
    if not application.is_lending:
        raise errors.MoveNotPossible(number=application.number, state=application.state, move="verify")
