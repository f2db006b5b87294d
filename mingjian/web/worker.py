"""The worker: runs queued tasks one after the other, in a process of its own or in threads of `mingjian serve`."""

import logging
import secrets
import threading
import time

from django.db.utils import Error as DatabaseError
from django_tasks_db.management.commands.db_worker import Worker

from mingjian.web.abandoned import beat_forever, living
from mingjian.web.clock import tick_forever

POLL_SECONDS = 0.5
RESTART_SECONDS = 5
PROMPT = "prompt"  # the queue of what somebody waits for: it never stands behind a run of every model
_log = logging.getLogger(__name__)


def worker(queue: str = "*", *, batch: bool = False) -> Worker:
    """A worker over one queue or all; with `batch` it ends when nothing is left to do."""
    return Worker(
        queue_names=[queue],
        excluded_queue_names=[],
        interval=POLL_SECONDS,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=secrets.token_hex(8),
    )


def work_forever() -> None:
    """Run tasks as they come, start the periodic ones, and take up what dead workers left."""
    for name, work in {"clock": tick_forever, "beat": beat_forever, "prompt": lambda: _stand(PROMPT)}.items():
        threading.Thread(target=work, name=name, daemon=True).start()
    _stand("default")


def _stand(queue: str) -> None:
    """Work one queue; a worker that a mistake of the database ended is followed by another."""
    while True:
        one = worker(queue)
        try:
            with living(one.worker_id):
                return one.run()
        except DatabaseError:
            _log.exception("The worker of the queue %s stopped; another takes its place.", queue)
            time.sleep(RESTART_SECONDS)
