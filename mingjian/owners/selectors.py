"""What waits for one's own permission or signature."""

from django.db.models import Prefetch, QuerySet

from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.selectors import one_of
from mingjian.mortgage.states import Role
from mingjian.people.models import User


def signing_list(*, seen_by: User) -> QuerySet[Application]:
    """What waits, or waited, for one's own signature."""
    if not seen_by.may("sign_mortgages") or not seen_by.party:
        return Application.objects.none()
    mine = Prefetch(
        "parties", Party.objects.filter(party=seen_by.party).select_related("authorisation"), to_attr="mine"
    )
    return (
        Application.objects.filter(parties__party=seen_by.party)
        .distinct()
        .select_related("bank", "certificate", "opened_by__organisation")
        .prefetch_related(mine)
    )


def paper_get(*, seen_by: User, pk: int) -> Application:
    """One of them with its papers: of one's own property, not of what is only owed."""
    owned = Party.objects.filter(party=seen_by.party).exclude(role=Role.DEBTOR)
    return one_of(signing_list(seen_by=seen_by).filter(parties__in=owned, pk=pk))


def signing_get(*, seen_by: User, pk: int) -> Application:
    """One of them."""
    return one_of(signing_list(seen_by=seen_by).filter(pk=pk))
