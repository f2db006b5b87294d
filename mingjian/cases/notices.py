"""Telling people by mail what happened to a case, after the transaction holds; the console shows it all the same."""

from collections.abc import Iterable

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task

from mingjian.cases.models import Case, Step
from mingjian.engine.language import reading, say
from mingjian.people.models import Organisation, User
from mingjian.people.powers import POWERS

_TO_INSTITUTION = frozenset({"dispatch", "return", "order", "close", "reopen", "soon", "overdue", "withdraw"}) | {
    "grant_extension",
    "refuse_extension",
}
_TO_WORKER = frozenset({"assign", "submit", "ask_extension", "report_milestone", "overdue", "recheck"})
_TO_HEADS = frozenset({"review", "review_silence", "put_right", "escalated"})


def announce(step: Step) -> None:
    """Queue the mails about a step, if it is one that anybody is told of."""
    if step.kind in _TO_INSTITUTION | _TO_WORKER | _TO_HEADS:
        transaction.on_commit(lambda: mail_step.enqueue(step.pk))


@task
def mail_step(step_id: int) -> int:
    """Write to everybody concerned who has an address, each in their own language; gives how many."""
    step = Step.objects.select_related("case__institution", "case__assigned_to").get(pk=step_id)
    people = {person.pk: person for person in _concerned(step) if person.email and person.is_active}
    for person in people.values():
        with reading("en" if person.language == "en" else "zh"):
            send_mail(_subject(step), _body(step), None, [person.email])
    return len(people)


def _concerned(step: Step) -> Iterable[User]:
    if step.kind in _TO_INSTITUTION:
        yield from _who_may("answer_cases").filter(organisation=step.case.institution)
    if step.kind in _TO_WORKER and step.case.assigned_to:
        yield step.case.assigned_to
    if step.kind in _TO_HEADS:
        yield from _heads(step.case)


def _heads(case: Case) -> Iterable[User]:
    """The heads of the team that works the case; all heads where it has none."""
    heads = _who_may("decide_cases").filter(organisation__kind=Organisation.Kind.SUPERVISOR)
    team = case.assigned_to.team_id if case.assigned_to else None
    return heads.filter(Q(team=team) | Q(team=None)) if team else heads


def _who_may(power: str) -> QuerySet[User]:
    roles = [role for role, powers in POWERS.items() if power in powers]
    return User.objects.filter(grants__role__in=roles).distinct()


def _subject(step: Step) -> str:
    number, done = step.case.number, step.words
    return say(f"核查{number}：{done.zh}", f"Case {number}: {done.en}")


def _body(step: Step) -> str:
    """The number and the step alone: what a case says stays behind the sign-in."""
    due = step.case.due_on
    until = say(f"答复期限：{due}。", f"Due: {due}.") if due else ""
    return f"{_subject(step)}\n{until}\n" + say("请登录明鉴查看。", "Sign in to Mingjian to read it.")
