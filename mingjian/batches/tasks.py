"""Batches answered outside a request."""

from django_tasks import task

from mingjian.batches.models import Batch
from mingjian.batches.services import batch_go_on


@task()
def batch_answer(number: str) -> None:
    """Answer a batch."""
    batch_go_on(number)


@task()
def batches_go_on() -> None:
    """Go on with batches that a stop left unfinished."""
    for number in Batch.objects.filter(state=Batch.State.WAITING).values_list("number", flat=True):
        batch_go_on(number)
