"""The batches that people may see: their own organisation's."""

from django.db.models import QuerySet
from django.http import Http404

from mingjian.batches.models import Batch
from mingjian.people.models import User


def batch_list(*, seen_by: User) -> QuerySet[Batch]:
    """Those of the person's organisation, the newest first."""
    return Batch.objects.filter(asker=seen_by.organisation).order_by("-made_at", "-number")


def batch_shown(*, seen_by: User, number: str) -> Batch:
    """One of them."""
    found = batch_list(seen_by=seen_by).filter(number=number).first()
    if found is None:
        raise Http404
    return found
