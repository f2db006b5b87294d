"""What happens to authorisations by itself."""

from django.utils import timezone
from django_tasks import task

from mingjian.audit.log import Platform
from mingjian.authorisations.services import authorisations_expire


@task()
def expire() -> None:
    """Close authorisations whose time is over."""
    authorisations_expire(by=Platform(), at=timezone.now())
