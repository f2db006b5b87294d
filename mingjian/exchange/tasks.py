"""What the network has done outside a request."""

from django.utils import timezone
from django_tasks import task

from mingjian.audit.log import Platform
from mingjian.exchange.batches import batch_go_on
from mingjian.exchange.models import Batch
from mingjian.exchange.services.authorisations import authorisations_expire


@task()
def batch_answer(number: str) -> None:
    """Answer a batch."""
    batch_go_on(number)


@task()
def keep_up() -> None:
    """Close authorisations whose time is over, and go on with batches that a stop left unfinished."""
    authorisations_expire(by=Platform(), at=timezone.now())
    for number in Batch.objects.filter(state=Batch.State.WAITING).values_list("number", flat=True):
        batch_go_on(number)
