"""Tasks whose worker died while at them: begun again by another, and given up with a sentence after three tries.

A worker says every few seconds that it lives. It is taken for dead when it has been silent for long, or at once when
its process is gone from the machine that it ran on. Tasks must be harmless to run twice: a worker that was only held
up may go on with one that another has begun again.
"""

import logging
import os
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError, close_old_connections, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mingjian.engine.errors import UserError
from mingjian.web.models import WorkerSeen

BEAT_SECONDS = 10
SILENCE = timedelta(minutes=2)
TRIES = 3
# What a room does when a task of its own is given up: called with the task's arguments and the error that says why.
GIVEN_UP: Mapping[str, str] = {
    "mingjian.audit.tasks.log_verify": "mingjian.audit.services.verification_give_up",
    "mingjian.cases.tasks.print_make": "mingjian.cases.services.printing.print_give_up",
    "mingjian.catalogue.tasks.comparison_work": "mingjian.catalogue.tasks.comparison_give_up",
    "mingjian.catalogue.tasks.examination_work": "mingjian.catalogue.tasks.examination_give_up",
    "mingjian.filings.tasks.submission_check": "mingjian.filings.tasks.submission_give_up",
}
_log = logging.getLogger(__name__)
_own: set[str] = set()


class WorkerGone(UserError):
    """A task whose workers died at it, one after the other."""

    code = "worker_gone"
    http_status = 500
    zh = "后台进程在处理中停止，试了{tries}次都没有完成。请运行维护人员查看日志，排除原因后重新提交。"
    en = (
        "The worker stopped while at it, {tries} times. Have whoever runs the platform look at the log; "
        "once the cause is mended, ask for it again."
    )


@contextmanager
def living(worker: str) -> Iterator[None]:
    """For as long as it lasts, `worker` is known to live."""
    _own.add(worker)
    _beat(worker)
    try:
        yield
    finally:
        _own.discard(worker)
        WorkerSeen.objects.filter(pk=worker).delete()


def beat_forever(stop: threading.Event | None = None) -> None:
    """Say that this process's workers live, and take up what dead ones left, until `stop`."""
    halt = stop or threading.Event()
    while True:
        try:
            close_old_connections()
            for worker in tuple(_own):
                _beat(worker)
            tasks_reclaim()
        except DatabaseError:  # it is asked again in a moment; silence is forgiven for longer
            _log.warning("The database did not take the workers' beat.", exc_info=True)
        if halt.wait(BEAT_SECONDS):
            return


@transaction.atomic
def tasks_reclaim() -> int:
    """Have the tasks of dead workers begun again, or give them up; says how many."""
    gone = [seen.pk for seen in WorkerSeen.objects.all() if _is_gone(seen)]
    WorkerSeen.objects.filter(pk__in=gone).delete()
    alive = set(WorkerSeen.objects.values_list("pk", flat=True))
    held = DBTaskResult.objects.running().select_for_update().order_by("pk")
    left = [task for task in held if not task.worker_ids or task.worker_ids[-1] not in alive]
    for task in left:
        if len(task.worker_ids) < TRIES:
            _begin_again(task)
        else:
            _give_up(task)
    return len(left)


def _beat(worker: str) -> None:
    said = {"place": _place(), "process": os.getpid(), "seen_at": timezone.now()}
    WorkerSeen.objects.update_or_create(worker=worker, defaults=said)


def _is_gone(seen: WorkerSeen) -> bool:
    if seen.seen_at < timezone.now() - SILENCE:
        return True
    if seen.place != _place():
        return False
    return seen.worker not in _own if seen.process == os.getpid() else not _runs(seen.process)


def _place() -> str:
    """The machine, and the container on it: the same number is the same process only there."""
    space = Path("/proc/self/ns/pid")
    return f"{socket.gethostname()} {space.readlink() if space.exists() else ''}".strip()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another person's, but there
        return True
    return True


def _begin_again(task: "DBTaskResult[Any, Any]") -> None:
    _log.warning("The worker of task %s (%s) is gone; it begins again.", task.pk, task.task_path)
    task.status, task.started_at = TaskResultStatus.READY, None
    task.save(update_fields=["status", "started_at"])


def _give_up(task: "DBTaskResult[Any, Any]") -> None:
    _log.error("Task %s (%s) is given up: %d workers died at it.", task.pk, task.task_path, TRIES)
    fault = WorkerGone(tries=TRIES)
    task.set_failed(fault)
    if tell := GIVEN_UP.get(task.task_path):
        import_string(tell)(*task.args_kwargs["args"], fault=fault, **task.args_kwargs["kwargs"])
