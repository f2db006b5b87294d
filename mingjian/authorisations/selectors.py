"""The authorisations that people may see; what one may not see is not there."""

from django.db.models import Case, QuerySet, When
from django.db.models.functions import Coalesce
from django.http import Http404

from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.states import AuthorisationState
from mingjian.people.models import User


def authorisation_list(*, seen_by: User) -> QuerySet[Authorisation]:
    """Those given to the person's organisation."""
    return Authorisation.objects.filter(recipient=seen_by.organisation)


def own_authorisations(*, seen_by: User) -> QuerySet[Authorisation]:
    """Those that the person gave, or is asked for: what waits for their hand first, then what changed last."""
    found = Authorisation.objects.select_related("recipient")
    waits = Case(When(state=AuthorisationState.PENDING, then=0), default=1)
    ordered = found.order_by(waits, Coalesce("ended_at", "signed_at", "created_at").desc(), "-pk")
    return ordered.filter(person=seen_by.party) if seen_by.party else found.none()


def own_authorisation(*, seen_by: User, number: str) -> Authorisation:
    """One of the person's own."""
    found = own_authorisations(seen_by=seen_by).filter(number=number).first()
    if found is None:
        raise Http404
    return found
