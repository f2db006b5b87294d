"""The authorisations that people may see; what one may not see is not there."""

from django.db.models import QuerySet
from django.http import Http404

from mingjian.authorisations.models import Authorisation
from mingjian.people.models import User


def authorisation_list(*, seen_by: User) -> QuerySet[Authorisation]:
    """Those given to the person's organisation."""
    return Authorisation.objects.filter(recipient=seen_by.organisation)


def own_authorisations(*, seen_by: User) -> QuerySet[Authorisation]:
    """Those that the person gave, or is asked for."""
    found = Authorisation.objects.select_related("recipient")
    return found.filter(person=seen_by.party) if seen_by.party else found.none()


def own_authorisation(*, seen_by: User, number: str) -> Authorisation:
    """One of the person's own."""
    found = own_authorisations(seen_by=seen_by).filter(number=number).first()
    if found is None:
        raise Http404
    return found
