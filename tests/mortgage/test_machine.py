"""Whatever is tried, an application goes only where the table leads, and what is refused changes nothing."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingjian.audit.models import Entry
from mingjian.authorisations.notice import notice_hash
from mingjian.desk.services import registering
from mingjian.engine.errors import UserError
from mingjian.lending.services import answering, opening, releasing
from mingjian.mortgage.errors import MoveNotPossible
from mingjian.mortgage.machine import BY_ITSELF, MOVES, allowed
from mingjian.mortgage.models import Application, Step
from mingjian.mortgage.services import sending
from mingjian.mortgage.states import ENDED, State
from mingjian.owners import services as owners
from mingjian.people.access import NotAllowed
from mingjian.people.models import User
from mingjian.registry.models import Mortgage
from tests.mortgage.walking import CONTRACT, WAY, opened, unit, who

WALKS = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PEOPLE = ("ma", "fang", "luo", "deng", "cao", "tang", "meng", "lin")


def test_every_state_is_reached_and_every_end_is_an_end() -> None:
    reached = {State.DRAFT} | {move.target for move in MOVES.values()}
    left = {state for move in MOVES.values() for state in move.sources}

    assert reached == set(State)
    assert set(State) - left == ENDED


@pytest.mark.django_db
@pytest.mark.parametrize("name", MOVES)
def test_an_unlisted_move_raises_and_nobody_moves_without_the_power(name: str) -> None:
    move = MOVES[name]
    for state in set(State) - move.sources:
        by = None if move.power == BY_ITSELF else next(who(one) for one in PEOPLE if who(one).may(move.power))
        with pytest.raises(MoveNotPossible):
            allowed(Application(pk=1, state=state, opened_at=by.created_at if by else who("ma").created_at), name, by)
    if move.power != BY_ITSELF:
        with pytest.raises(NotAllowed):
            allowed(Application(state=min(move.sources)), name, None)


def _texted(service: Callable[..., Any], word: str) -> Callable[[User, Application], Any]:
    return lambda by, one: service(by=by, application=one, **{word: "理由"})


ACTS: dict[str, Callable[[User, Application], Any]] = {
    "authorise": lambda by, one: owners.query_authorise(by=by, application=one, notice_hash=notice_hash()),
    "query": lambda by, one: opening.application_query(by=by, application=one),
    "pass": lambda by, one: opening.gate_pass(by=by, application=one),
    "send": lambda by, one: opening.papers_send(by=by, application=one, number="DK", digest=CONTRACT),
    "sign": lambda by, one: owners.papers_sign(by=by, application=one, contract_digest=CONTRACT),
    "confirm": lambda by, one: opening.application_confirm(by=by, application=one),
    "submit": lambda by, one: sending.application_submit(by=by, application=one),
    "accept": lambda by, one: registering.application_accept(by=by, application=one),
    "supply": _texted(answering.supplement_supply, "text"),
    "ask": lambda by, one: registering.supplement_ask(by=by, application=one, missing=["一"]),
    "review": lambda by, one: registering.review_begin(by=by, application=one),
    "suspend": _texted(registering.application_suspend, "reason"),
    "resume": lambda by, one: registering.application_resume(by=by, application=one),
    "reject": _texted(registering.application_reject, "reasons"),
    "approve": lambda by, one: registering.application_approve(by=by, application=one, fee=Decimal(80)),
    "pay": lambda by, one: answering.fee_pay(by=by, application=one, payment="P"),
    "record": lambda by, one: sending.application_record(by=by, application=one),
    "withdraw": _texted(answering.application_withdraw, "reason"),
    "agree": lambda by, one: owners.withdrawal_agree(by=by, application=one),
    "release": _texted(releasing.mortgage_release, "reason"),
    "verify": lambda by, one: opening.certificate_verify(by=by, application=one),
}
TRIED = st.one_of(st.just(("onward", "")), st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(PEOPLE)))


@WALKS
@given(st.lists(TRIED, min_size=8, max_size=30))
def test_random_walks_keep_to_the_table(db: None, tried: list[tuple[str, str]]) -> None:
    with transaction.atomic():
        unit()
        application = opened()
        for act, username in tried:
            application.refresh_from_db()
            _try(application, act, username)
            _holds(application)
        transaction.set_rollback(True)


def _try(application: Application, act: str, username: str) -> None:
    before, steps, entries = application.state, Step.objects.count(), Entry.objects.count()
    try:
        with transaction.atomic():
            if act == "onward":
                WAY.get(application.state, lambda _: None)(application)
            else:
                ACTS[act](who(username), application)
    except (UserError, Http404):
        assert (Step.objects.count(), Entry.objects.count()) == (steps, entries)
        assert Application.objects.get(pk=application.pk).state == before
        return
    for step in Step.objects.order_by("pk")[steps:]:
        if step.before:
            move = MOVES[step.kind]
            assert (step.before in move.sources, step.after) == (True, move.target)
            assert (step.by.may(move.power) if step.by else move.power == BY_ITSELF) or act == "onward"


def _holds(application: Application) -> None:
    now = Application.objects.get(pk=application.pk)
    if now.state in (State.WITHDRAWN, State.REJECTED, State.NOT_ACCEPTED, State.STOPPED):
        assert not Mortgage.objects.filter(receipt__key=now.key).exists()
    assert now.confirmed_by_id is None or now.confirmed_by_id != now.opened_by_id
    assert now.approved_by_id is None or now.approved_by_id != now.accepted_by_id
