"""Batches answered outside a request."""

from django.utils import timezone
from django_tasks import task

from mingjian.batches.answering import batch_go_on, batches_forget
from mingjian.batches.models import Batch


@task()
def batch_answer(number: str) -> None:
    """Answer a batch."""
    batch_go_on(number)


@task()
def batches_go_on() -> None:
    """Go on with batches that a stop left unfinished."""
    for number in Batch.objects.filter(state=Batch.State.WAITING).values_list("number", flat=True):
        batch_go_on(number)


@task()
def day_passes() -> None:
    """Forget batches whose answers were kept as long as agreed."""
    batches_forget(timezone.now())
