"""What other banks ask of one's own, for those who answer."""

from django.db.models import QuerySet
from django.http import Http404

from mingjian.lending.models import Consent
from mingjian.lending.states import Answer
from mingjian.mortgage.states import State
from mingjian.people.models import User


def consent_list(*, seen_by: User) -> QuerySet[Consent]:
    """Everything that was asked of one's own bank, the newest first."""
    if not seen_by.may("confirm_mortgages"):
        return Consent.objects.none()
    return Consent.objects.filter(mortgagee=seen_by.organisation).select_related("application", "answered_by")


def consents_waiting(*, seen_by: User) -> QuerySet[Consent]:
    """What waits for an answer, the oldest first."""
    return consent_list(seen_by=seen_by).filter(state=Answer.WAITING, application__state=State.SIGNING).order_by("pk")


def consent_get(*, seen_by: User, pk: int) -> Consent:
    """One of them."""
    found = consent_list(seen_by=seen_by).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
