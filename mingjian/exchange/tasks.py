"""What the network does by itself."""

from django.utils import timezone
from django_tasks import task

from mingjian.exchange import forgetting, strangers


@task()
def day_passes() -> None:
    """Forget answers whose time is over, and tell the log how many strangers were refused."""
    today = timezone.localdate()
    forgetting.answers_forget(today)
    strangers.tell(today)
