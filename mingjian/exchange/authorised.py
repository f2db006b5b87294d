"""The checks of an authorisation, the last before a question goes on."""

from mingjian.authorisations.owning import Entitled, entitled
from mingjian.authorisations.states import AuthorisationState
from mingjian.exchange.asking import Asking
from mingjian.lake.errors import RegisterNeverFiled
from mingjian.network.refusals import AUTHORISATION_REASONS, Refused


def authorisation_named(asking: Asking) -> None:
    """One is named, and it was given to this organisation."""
    assert asking.claim and asking.purpose and asking.asker  # noqa: S101, PT018
    if asking.purpose.basis == "duty":
        return
    if not asking.claim.authorisation:
        raise Refused("authorisation_missing")
    asking.authorisation = asking.asker.authorisation
    if asking.authorisation is None:
        raise Refused("authorisation_unknown")


def authorisation_in_force(asking: Asking) -> None:
    """It is signed, not paused, withdrawn or over, and today lies within it."""
    one = asking.authorisation
    if one is None:
        return
    if one.state != AuthorisationState.ACTIVE:
        raise Refused(AUTHORISATION_REASONS[one.state])
    if not one.starts_at <= asking.at < one.ends_at:
        raise Refused("authorisation_expired")


def use_within_authorisation(asking: Asking) -> None:
    """The purpose, the case, the service, the subject and the fields are those that were agreed."""
    one, claim = asking.authorisation, asking.claim
    if one is None:
        return
    assert claim  # noqa: S101
    if (one.purpose, one.case_number) != (claim.purpose, claim.case):
        raise Refused("other_purpose")
    if claim.service not in one.services or asking.subject not in one.subjects:
        raise Refused("out_of_range")
    agreed = set(one.services[claim.service])
    if not claim.fields and not claim.same:
        asking.fields = tuple(name for name in asking.fields if name in agreed)
    elif not set(asking.fields) | set(claim.same) <= agreed:
        raise Refused("field_not_authorised")


def unit_is_still_theirs(asking: Asking, whose: Entitled = entitled) -> None:
    """A unit that was sold since tells its new owner's affairs to nobody."""
    one, service = asking.authorisation, asking.service
    if one is None or service is None or service.subject_kind != "unit":
        return
    try:
        if one.person not in whose(asking.subject):
            raise Refused("no_longer_theirs")
    except RegisterNeverFiled as fault:
        raise Refused("never_filed") from fault
