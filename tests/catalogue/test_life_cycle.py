"""A change moves as the table says, for those who may, when the guards agree; nothing else moves it."""

from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingjian.audit.models import Entry
from mingjian.catalogue import services
from mingjian.catalogue.lifecycle import MOVES
from mingjian.catalogue.models import Comparison, Draft, Examination, Version, text_digest
from mingjian.engine.beginning import CASES, SQL
from mingjian.engine.errors import UserError
from mingjian.people.models import Grant, User
from mingjian.people.powers import Role

pytestmark = pytest.mark.django_db
STEPS = list(product(["xu", "gao"], MOVES, ["", "checked against the register"]))


def ready_draft(author: User) -> Draft:
    """A new model whose text is clean and compared."""
    draft = Draft.objects.create(model="assets.walked", author=author)
    digest = text_digest(SQL, CASES)
    version = Version.objects.create(draft=draft, number=1, sql=SQL, cases=CASES, digest=digest, by=author)
    Examination.objects.create(model=draft.model, version=version, digest=digest, by=author, state="done")
    Comparison.objects.create(version=version, by=author, state="done")
    return draft


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from(STEPS), min_size=1, max_size=12))
def test_no_walk_leaves_the_table_of_moves(db: None, walk: list[tuple[str, str, str]]) -> None:
    with transaction.atomic():
        author = User.objects.get(username="xu")
        Grant.objects.create(user=author, role=Role.APPROVER)  # may decide, but not on what she wrote herself
        draft = ready_draft(author)

        for username, name, why in walk:
            _step(draft, User.objects.get(username=username), name, why)

        transaction.set_rollback(True)


def _step(draft: Draft, by: User, name: str, why: str) -> None:
    before, told = Draft.objects.get(pk=draft.pk).state, Entry.objects.count()
    try:
        services.draft_move(by=by, draft=draft.pk, name=name, why=why)
    except UserError:
        assert (Draft.objects.get(pk=draft.pk).state, Entry.objects.count()) == (before, told)
        return
    after, move = Draft.objects.get(pk=draft.pk), MOVES[name]
    assert before in move.sources
    assert (after.state, Entry.objects.count()) == (move.target, told + 1)
    assert by.may(move.power)
    assert why or not move.needs_reason
    if move.power == "approve_models":
        assert after.decided_by == by
        assert by not in {after.author, after.submitted_by}


def test_a_decided_change_stays_decided(xu: User, gao: User) -> None:
    draft = ready_draft(xu)
    services.draft_move(by=xu, draft=draft.pk, name="try")
    services.draft_move(by=xu, draft=draft.pk, name="submit")
    services.draft_move(by=gao, draft=draft.pk, name="approve", why="found what it should")

    for by, name in product((xu, gao), MOVES):
        with pytest.raises(UserError):
            services.draft_move(by=by, draft=draft.pk, name=name, why="again")

    assert Draft.objects.get(pk=draft.pk).state == "in_force"
