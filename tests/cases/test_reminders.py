"""Reminders before and after the due day, each once; the head hears of what stays unanswered."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult
from typer.testing import CliRunner

from mingjian.cases.models import Case
from mingjian.cases.notices import mail_step
from mingjian.cases.services.dispatching import extension_ask, extension_decide
from mingjian.cases.services.reminding import remind_all
from mingjian.cli.main import app
from mingjian.people.models import User
from mingjian.web.clock import PERIODIC

DUE = date(2026, 3, 16)  # a Monday; three working days before it is Wednesday the 11th


@pytest.fixture
def due(dispatched: Case) -> Case:
    """The dispatched case, due on that Monday."""
    Case.objects.filter(pk=dispatched.pk).update(due_on=DUE)
    dispatched.refresh_from_db()
    return dispatched


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 10), []),
        (date(2026, 3, 11), ["soon"]),
        (DUE, ["soon"]),
        (date(2026, 3, 17), ["overdue"]),
        (date(2026, 3, 18), ["overdue", "escalated"]),
    ],
)
def test_each_day_calls_for_its_reminder(due: Case, day: date, said: list[str]) -> None:
    counts = remind_all(day)

    assert [kind for kind, count in counts.items() if count] == said
    assert [step.kind for step in due.steps.filter(by=None)] == said
    assert [step.is_shared for step in due.steps.filter(by=None)] == [kind != "escalated" for kind in said]


def test_a_reminder_goes_out_once_and_again_for_another_due_day(person: Callable[[str], User], due: Case) -> None:
    assert remind_all(DUE)["soon"] == 1
    assert remind_all(DUE)["soon"] == 0

    asked = extension_ask(by=person("zhao"), case=due, days_more=2, reason="凭证在分行")
    extension_decide(by=person("lin"), extension=asked, is_granted=True)
    due.refresh_from_db()
    assert due.due_on
    assert remind_all(due.due_on)["soon"] == 1


def test_an_answered_case_is_left_alone(answered: Case) -> None:
    assert answered.due_on
    assert set(remind_all(date(2030, 1, 1)).values()) == {0}


def test_who_is_concerned_gets_mail_in_their_language_without_what_the_case_says(
    due: Case, person: Callable[[str], User], django_capture_on_commit_callbacks: Any
) -> None:
    User.objects.filter(username="zhao").update(email="zhao@example.org", language="en")
    User.objects.filter(username="chen").update(email="chen@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        remind_all(date(2026, 3, 20))
    for queued in DBTaskResult.objects.filter(task_path=mail_step.module_path):
        mail_step.call(*queued.args_kwargs["args"])

    told = sorted((message.to[0], message.subject) for message in mail.outbox)
    assert told == [
        ("chen@example.org", f"核查{due.number}：逾期上报"),
        ("zhao@example.org", f"Case {due.number}: reminded after the due date"),
    ]
    assert all(due.title_zh not in message.body for message in mail.outbox)


def test_the_clock_starts_the_tasks_of_cases() -> None:
    for address in ("mingjian.cases.tasks.remind", "mingjian.cases.tasks.watch_filings"):
        assert address in PERIODIC
        assert import_string(address).module_path == address


def test_the_command_tells_what_it_did(due: Case, at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingjian.cli.remind.ready", lambda _: None)
    Case.objects.filter(pk=due.pk).update(due_on=date(2026, 1, 5))

    answers = [CliRunner().invoke(app, ["remind", "--home", str(at_home), "--lang", "zh"]) for _ in range(2)]

    assert [answer.output.strip() for answer in answers] == [
        "到期提醒0件，逾期提醒1件，上报1件，复核0件。",
        "到期提醒0件，逾期提醒0件，上报0件，复核0件。",
    ]
