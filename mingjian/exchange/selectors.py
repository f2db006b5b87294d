"""What people may see of the network; what one may not see is not there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from mingjian.engine.services import Service
from mingjian.exchange.models import Query
from mingjian.exchange.states import QueryState
from mingjian.people.models import Organisation, User
from mingjian.web.library import library


def query_list(*, seen_by: User) -> QuerySet[Query]:
    """What the person's organisation has asked."""
    return queries().filter(asker=seen_by.organisation)


def query_get(*, seen_by: User, number: str) -> Query:
    """One query of the person's organisation."""
    found = query_list(seen_by=seen_by).select_related("key").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def queries_about(*, seen_by: User) -> QuerySet[Query]:
    """Who asked what about the person; refused questions too, when it was known whom they meant."""
    party = seen_by.party
    return queries().filter(Q(person=party) | Q(subject=party)) if party else Query.objects.none()


def queries_served(*, seen_by: User) -> QuerySet[Query]:
    """What was asked of the services of the person's department."""
    return queries().filter(service__startswith=f"{seen_by.organisation.sort}.")


def askers_served(*, seen_by: User, since: datetime) -> Sequence[Mapping[str, Any]]:
    """Who asked the department's services since an instant, how often, what came of it."""
    found = queries_served(seen_by=seen_by).filter(asked_at__gte=since).order_by()
    counted = found.values("asker__code", "asker__name_zh", "asker__name_en", "service")
    refused = Count("number", filter=Q(state=QueryState.REFUSED))
    return list(counted.annotate(asked=Count("number"), refused=refused).order_by("-asked")[:100])


def services_of(organisation: Organisation) -> Sequence[Service]:
    """The services of a department."""
    return [one for one in library().services.values() if one.domain == organisation.sort]


def services_open_to(organisation: Organisation) -> list[tuple[Service, list[str]]]:
    """The services that an organisation may ask, with the purposes open to it."""
    purposes = library().purposes
    found = [
        (service, [code for code in service.purposes if organisation.sort in purposes[code].askers])
        for service in library().services.values()
    ]
    return [(service, codes) for service, codes in found if codes]


def queries() -> QuerySet[Query]:
    """All of them, without what takes room."""
    return Query.objects.select_related("asker", "authorisation").defer("answer", "kept")
