"""The worker: runs queued tasks one after the other, in a process of its own or in a thread of `mingjian serve`."""

import secrets
import threading

from django_tasks_db.management.commands.db_worker import Worker

from mingjian.web.clock import tick_forever

POLL_SECONDS = 0.5


def worker(*, batch: bool = False) -> Worker:
    """A worker over every queue; with `batch` it ends when nothing is left to do."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=POLL_SECONDS,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=secrets.token_hex(8),
    )


def work_forever() -> None:
    """Run tasks as they come, and start the periodic ones."""
    threading.Thread(target=tick_forever, name="clock", daemon=True).start()
    worker().run()
