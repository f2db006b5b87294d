"""Nobody brings into force what they wrote; an unchecked, untried or uncompared text comes into force for nobody."""

import pytest

from mingjian.audit.models import Entry
from mingjian.catalogue import errors, services
from mingjian.catalogue.models import Comparison, Draft, Examination
from mingjian.catalogue.overlay import Text
from mingjian.engine.beginning import CASES, SQL
from mingjian.people.access import NotAllowed
from mingjian.people.models import Grant, User
from mingjian.people.powers import Role
from tests.catalogue.conftest import MODEL
from tests.catalogue.test_life_cycle import ready_draft

pytestmark = pytest.mark.django_db


def submitted(author: User) -> Draft:
    """A change that waits for a decision."""
    draft = ready_draft(author)
    services.draft_move(by=author, draft=draft.pk, name="try")
    return services.draft_move(by=author, draft=draft.pk, name="submit")


def test_an_author_who_may_approve_does_not_approve_her_own_text(xu: User) -> None:
    Grant.objects.create(user=xu, role=Role.APPROVER)
    draft = submitted(User.objects.get(pk=xu.pk))
    entries = Entry.objects.count()

    with pytest.raises(errors.OwnChange) as refusal:
        services.draft_move(by=User.objects.get(pk=xu.pk), draft=draft.pk, name="approve", why="fine")

    assert refusal.value.sentence("zh") == "变更须由编写人和提交人以外的人审批。请另一位审批人决定。"
    assert (Draft.objects.get(pk=draft.pk).state, Entry.objects.count()) == ("submitted", entries)


def test_who_wrote_one_line_of_a_colleagues_change_does_not_approve_it(xu: User, gao: User) -> None:
    Grant.objects.create(user=gao, role=Role.AUTHOR)
    gao = User.objects.get(pk=gao.pk)
    draft = ready_draft(xu)
    version = services.draft_write(by=gao, draft=draft.pk, text=Text(SQL + "-- a line", CASES), note="")
    Examination.objects.filter(version=version).update(state="done")
    Comparison.objects.create(version=version, by=xu, state="done")
    services.draft_move(by=xu, draft=draft.pk, name="try")
    services.draft_move(by=xu, draft=draft.pk, name="submit")

    with pytest.raises(errors.OwnChange):
        services.draft_move(by=gao, draft=draft.pk, name="approve", why="fine")


def test_an_analyst_neither_writes_nor_approves(xu: User) -> None:
    lin, draft = User.objects.get(username="lin"), submitted(xu)

    with pytest.raises(NotAllowed):
        services.draft_begin(by=lin, model=MODEL)
    with pytest.raises(NotAllowed):
        services.draft_move(by=lin, draft=draft.pk, name="approve", why="fine")


def test_an_unchecked_text_is_not_tried(xu: User) -> None:
    draft = services.draft_begin(by=xu, model=MODEL)

    with pytest.raises(errors.TextNotClean):
        services.draft_move(by=xu, draft=draft.pk, name="try")


def test_an_untried_text_is_not_submitted(xu: User) -> None:
    draft = ready_draft(xu)

    with pytest.raises(errors.NotTried):
        services.draft_move(by=xu, draft=draft.pk, name="submit")


def test_an_uncompared_text_is_not_submitted(xu: User) -> None:
    draft = ready_draft(xu)
    Comparison.objects.all().delete()
    services.draft_move(by=xu, draft=draft.pk, name="try")

    with pytest.raises(errors.NotCompared):
        services.draft_move(by=xu, draft=draft.pk, name="submit")


def test_a_model_has_one_open_change(xu: User) -> None:
    services.draft_begin(by=xu, model=MODEL)

    with pytest.raises(errors.ChangeOpen):
        services.draft_begin(by=xu, model=MODEL)


@pytest.mark.parametrize("name", ["assets", "nowhere.a_model", "Assets.model", "assets.a model", "../x.y"])
def test_a_new_model_has_a_fit_name(xu: User, name: str) -> None:
    with pytest.raises(errors.ModelIdUnfit):
        services.draft_begin(by=xu, model=name)
