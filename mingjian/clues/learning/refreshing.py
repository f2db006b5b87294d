"""The reckoning: outcomes into reliability, reliability into the queue's order; asked for by whatever brings news."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from mingjian.audit import log
from mingjian.clues.learning.ordering import queue_order
from mingjian.clues.learning.precision import Belief, Seen, advice, beliefs, seen_of
from mingjian.clues.models import ModelRun, Outcome, Reliability, Run
from mingjian.clues.practice import Practice, practice_on
from mingjian.clues.writing import wide_cache


@task()
def learning_refresh() -> None:
    """The worker's task."""
    reliability_refresh(by=log.Platform())


def learning_refresh_soon() -> None:
    """Ask for the reckoning once, however many outcomes come in before the worker gets to it."""
    waiting = DBTaskResult.objects.ready().filter(task_path=learning_refresh.module_path)
    if not waiting.exists():
        learning_refresh.enqueue()


def reliability_refresh(*, by: log.Platform) -> None:
    """Reckon every model's reliability from all outcomes that stand, then order the queue by it."""
    with wide_cache(), transaction.atomic():
        _refresh(by)


def _refresh(by: log.Platform) -> None:
    today = timezone.localdate()
    practice = practice_on(today)
    seen: dict[tuple[str, str], Seen] = {}
    for row in _outcomes():
        key = (row["model"], row["institution_sort"])
        seen[key] = seen.get(key, Seen()).plus(seen_of(row, today, practice))
    run = Run.objects.first()
    models = ModelRun.objects.filter(run=run).values_list("model", flat=True)
    Reliability.objects.all().delete()
    Reliability.objects.bulk_create(_row(belief, practice) for belief in beliefs(models, seen, practice))
    queue_order(practice)
    if run:
        log.record(
            by=by, action="clues.learn", about=run, outcomes=sum(one.confirmed + one.refuted for one in seen.values())
        )


def _outcomes() -> list[Any]:
    """Outcomes that stand, added up by model, kind of institution, verdict and day."""
    standing = Outcome.objects.filter(withdrawn_at=None).annotate(day=TruncDate("decided_at"))
    grouped = standing.values("model", "institution_sort", "verdict", "day").order_by()
    return list(
        grouped.annotate(count=Count("pk"), hours=Sum("hours"), amount=Sum("amount"), claimed=Sum("clue__amount"))
    )


def _row(belief: Belief, practice: Practice) -> Reliability:
    low, high = belief.precision.interval(practice.interval)
    return Reliability(
        model=belief.model,
        sort=belief.sort,
        alpha=belief.precision.alpha,
        beta=belief.precision.beta,
        precision=belief.precision.mean,
        low=low,
        high=high,
        confirmed=belief.seen.confirmed,
        refuted=belief.seen.refuted,
        inconclusive=belief.seen.inconclusive,
        confirmed_amount=f"{belief.seen.confirmed_amount:.2f}",
        amount_share=belief.amount_share,
        hours=belief.hours,
        advice=advice(belief, practice),
    )
