"""Whether the log is sealed in time: when checkpoints have failed for hours, the network serves nobody."""

from datetime import datetime, timedelta
from time import monotonic

from django.db.models import Max

from mingjian.audit.models import Checkpoint, Entry

LATEST = timedelta(hours=4)  # X-Road's own default for time-stamping that fails
REMEMBERED_SECONDS = 10.0


class _Memory:
    """The instant of the oldest entry without a checkpoint, as it was last looked up."""

    oldest: datetime | None = None
    looked_at = float("-inf")


def is_late(now: datetime) -> bool:
    """Whether an entry has waited for its checkpoint longer than is allowed."""
    if monotonic() - _Memory.looked_at > REMEMBERED_SECONDS:
        sealed = Checkpoint.objects.aggregate(last=Max("size"))["last"] or 0
        _Memory.oldest = Entry.objects.filter(index__gte=sealed).order_by("index").values_list("at", flat=True).first()
        _Memory.looked_at = monotonic()
    return _Memory.oldest is not None and now - _Memory.oldest > LATEST


def forget() -> None:
    """Look again at the next question."""
    _Memory.looked_at = float("-inf")
