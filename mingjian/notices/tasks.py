"""What the worker does for notices."""

from django_tasks import task

from mingjian.notices.delivering import notices_deliver
from mingjian.notices.passing import registers_look_through


@task
def look_through() -> int:
    """A pass over the registers when anything has changed, and what it made is sent; gives how many were made."""
    made = registers_look_through()
    if made and made.made:
        deliver.enqueue()
    return made.made if made else 0


@task(queue_name="prompt")
def deliver() -> int:
    """Send what is due; gives how many arrived."""
    return notices_deliver()
