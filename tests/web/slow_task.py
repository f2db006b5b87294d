"""A task that does not come to an end the first time."""

import time
from pathlib import Path

from django_tasks import task


@task()
def stand_still(told: str) -> None:
    """Say in the file `told` that it began, and when it is the second time that it ended."""
    with Path(told).open("a", encoding="utf-8") as lines:
        lines.write("begun\n")
    if Path(told).read_text(encoding="utf-8") == "begun\n":
        time.sleep(600)
    with Path(told).open("a", encoding="utf-8") as lines:
        lines.write("ended\n")
