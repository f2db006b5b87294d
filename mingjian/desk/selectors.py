"""What was entered on the spot, for those who entered it."""

from django.db.models import QuerySet
from django.http import Http404

from mingjian.desk.models import Order
from mingjian.people.models import User


def order_list(*, seen_by: User) -> QuerySet[Order]:
    """What one's own court or registry entered on the spot."""
    if not (seen_by.may("order_seizures") or seen_by.may("register_mortgages")):
        raise Http404
    return Order.objects.filter(organisation=seen_by.organisation).select_related("by", "confirmed_by")


def order_get(*, seen_by: User, pk: int) -> Order:
    """One of them."""
    found = order_list(seen_by=seen_by).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
