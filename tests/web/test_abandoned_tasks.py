"""A task whose worker died is begun again by the next; one that three workers died at is given up, and says so."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mingjian.audit.models import Verification
from mingjian.audit.tasks import log_verify
from mingjian.catalogue.models import Examination
from mingjian.catalogue.tasks import examination_work
from mingjian.people.models import User
from mingjian.web.abandoned import SILENCE, TRIES, WorkerGone, living, tasks_reclaim
from mingjian.web.models import WorkerSeen

PATIENCE = 90


def test_a_worker_killed_in_a_task_is_followed_by_one_that_does_it(tmp_path: Path) -> None:
    told = tmp_path / "told"
    first = _worker(tmp_path, told)
    _until(lambda: told.exists() and bool(told.read_text()))
    first.kill()
    first.wait()

    second = _worker(tmp_path, told)

    try:
        _until(lambda: told.read_text() == "begun\nbegun\nended\n")
    finally:
        second.kill()
        second.wait()


def test_the_task_of_a_worker_that_lives_is_left_alone(db: None) -> None:
    with living("alive"):
        task = _running(log_verify, ["alive"], 1)

        assert tasks_reclaim() == 0

    assert _status(task) == "RUNNING"


def test_a_worker_is_taken_for_dead_when_it_was_silent_for_long(db: None) -> None:
    long_ago = timezone.now() - SILENCE - timedelta(seconds=1)
    WorkerSeen.objects.create(worker="silent", place="another machine", process=1, seen_at=long_ago)
    WorkerSeen.objects.create(worker="heard", place="another machine", process=2, seen_at=timezone.now())
    left, kept = _running(log_verify, ["silent"], 1), _running(log_verify, ["heard"], 2)

    tasks_reclaim()

    assert (_status(left), _status(kept)) == ("READY", "RUNNING")
    assert list(WorkerSeen.objects.values_list("worker", flat=True)) == ["heard"]


def test_a_task_that_three_workers_died_at_is_given_up_with_a_sentence(db: None) -> None:
    xu = User.objects.get(username="xu")
    work = Examination.objects.create(by=xu, model="funds.loan_returns_to_borrower", digest="0", state="running")
    task = _running(examination_work, ["dead"] * TRIES, work.pk)

    tasks_reclaim()

    work.refresh_from_db()
    assert _status(task) == "FAILED"
    assert work.state == "failed"
    assert WorkerGone(tries=TRIES).sentence("zh") in work.fault


def test_a_check_of_the_log_that_is_given_up_says_so(db: None) -> None:
    check = Verification.objects.create(asked_by="shen")
    _running(log_verify, ["dead"] * TRIES, check.pk)

    tasks_reclaim()

    check.refresh_from_db()
    assert check.ended_at
    assert check.findings[0]["kind"] == "check_given_up"


def _worker(home: Path, told: Path) -> subprocess.Popen[bytes]:
    own = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "tests.web.slow_work", str(home / "home"), str(told)]
    return subprocess.Popen(command, env=own | {"MINGJIAN_DATABASE": f"sqlite:///{home}/console.sqlite3"})


def _until(is_so: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < last, "It did not come to pass."
        time.sleep(0.1)


def _running(task: object, workers: list[str], number: int) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status="RUNNING",
        started_at=timezone.now(),
        args_kwargs={"args": [number], "kwargs": {}},
        task_path=task.module_path,  # type: ignore[attr-defined]
        worker_ids=workers,
        backend_name="default",
        run_after=timezone.now(),
    )


def _status(task: DBTaskResult) -> str:
    return DBTaskResult.objects.get(pk=task.pk).status


@pytest.fixture(autouse=True)
def no_other_tasks(db: None) -> None:
    DBTaskResult.objects.running().delete()
