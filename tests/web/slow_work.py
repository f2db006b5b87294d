"""A worker in a process of its own, over the home named; its first task stands still, as if it took long."""

import sys
from pathlib import Path

from mingjian.cli.django import ready


def main(home: str, told: str) -> None:
    """Queue the task unless somebody did before, and work."""
    ready(Path(home))
    from django_tasks_db.models import DBTaskResult

    from mingjian.web.worker import work_forever
    from tests.web.slow_task import stand_still

    if not DBTaskResult.objects.filter(task_path=stand_still.module_path).exists():
        stand_still.enqueue(told)
    work_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
