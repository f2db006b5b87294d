"""Administrators change and close the accounts of others, never their own; what is closed is closed at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from mingjian.audit.models import Entry
from mingjian.people import services
from mingjian.people.access import NotAllowed
from mingjian.people.errors import OwnRoles, RoleDoesNotFit
from mingjian.people.models import Organisation, Team, User
from mingjian.people.tokens import token_make

pytestmark = pytest.mark.django_db
AsUser = Callable[[str], Client]


def _person(username: str) -> User:
    return User.objects.get(username=username)


def test_roles_and_team_change_with_before_and_after_in_the_log() -> None:
    insurers = Team.objects.get(code="insurers")

    services.person_change(by=_person("admin"), person=_person("lin"), roles=frozenset({"head"}), team=insurers)

    lin = _person("lin")
    assert (lin.roles, lin.team) == ({"head"}, insurers)
    assert Entry.objects.latest("index").facts == {
        "before": {"roles": ["analyst"], "team": "banks"},
        "after": {"roles": ["head"], "team": "insurers"},
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda admin: services.person_change(by=admin, person=admin, roles=frozenset({"analyst"}), team=None),
        lambda admin: services.person_deactivate(by=admin, person=admin, reason="试"),
        lambda admin: services.person_remove_factors(by=admin, person=admin),
        lambda admin: services.organisation_close(by=admin, organisation=admin.organisation, reason="试"),
    ],
)
def test_nobody_does_it_to_themselves(change: Callable[[User], Any]) -> None:
    with pytest.raises(OwnRoles):
        change(_person("admin"))


def test_a_role_that_does_not_fit_is_refused_and_nothing_changes() -> None:
    with pytest.raises(RoleDoesNotFit, match="cannot hold"):
        services.person_change(by=_person("admin"), person=_person("wang"), roles=frozenset({"analyst"}), team=None)

    assert _person("wang").roles == {"filing_officer"}


@pytest.mark.parametrize("username", ["lin", "shen", "wang"])
def test_only_administrators_change_people(username: str) -> None:
    with pytest.raises(NotAllowed):
        services.person_deactivate(by=_person(username), person=_person("zhou"), reason="试")


def test_a_closed_account_loses_its_sessions_and_tokens_at_once(as_user: AsUser) -> None:
    user, wang, admin = _person("wang"), Client(), as_user("admin")
    user.set_password("lens-grinder-7")
    user.save()
    wang.post("/accounts/login/", {"login": "wang", "password": "lens-grinder-7"})
    _, secret = token_make(by=_person("wang"), name="系统", scopes=["filings:read"], days=30)

    admin.post(f"/people/persons/{_person('wang').pk}/deactivate", {"reason": "离职"})

    assert wang.get("/people/me").status_code == 302
    assert Client().get("/api/me", headers={"authorization": f"Bearer {secret}"}).status_code == 401
    assert Entry.objects.filter(action="person.deactivate").latest("index").facts == {
        "reason": "离职",
        "sessions": 1,
        "tokens": 1,
    }


def test_an_account_is_not_closed_without_a_reason(as_user: AsUser) -> None:
    as_user("admin").post(f"/people/persons/{_person('wang').pk}/deactivate", {"reason": ""})

    assert _person("wang").is_active


def test_a_closed_account_may_be_opened_again() -> None:
    admin = _person("admin")
    services.person_deactivate(by=admin, person=_person("wang"), reason="休假")

    services.person_reactivate(by=admin, person=_person("wang"))

    assert _person("wang").may("file")


def test_a_closed_organisation_closes_its_people(as_user: AsUser) -> None:
    as_user("admin").post("/people/organisations/B0001/close", {"reason": "注销"})

    assert not Organisation.objects.get(code="B0001").is_active
    assert set(User.objects.filter(organisation__code="B0001").values_list("is_active", flat=True)) == {False}


def test_people_are_found_by_name_organisation_role_and_state(as_user: AsUser) -> None:
    def found(query: str) -> list[str]:
        return [person.username for person in admin.get(f"/people/?{query}").context["directory"].page]

    admin = as_user("admin")
    assert found("text=王") == ["wang"]
    assert found("organisation=B0001&role=compliance_officer") == ["zhao"]
    assert found("organisation=B0002") == ["luo", "sun"]
    assert found("role=head") == ["chen"]
    assert found("state=closed") == []
    assert len(found("")) == User.objects.count()


def test_an_organisation_and_a_team_are_entered_and_renamed(as_user: AsUser) -> None:
    admin = as_user("admin")
    new = {"code": "D0099", "kind": "department", "name_zh": "新部门", "name_en": "A new department"}
    admin.post("/people/organisations/new", new)
    admin.post(
        "/people/organisations/D0099", {"code": "X", "kind": "supervisor", "name_zh": "部门", "name_en": "Department"}
    )
    admin.post("/people/teams", {"code": "law", "name_zh": "法规处", "name_en": "Law"})

    entered = Organisation.objects.get(code="D0099")
    assert (entered.kind, entered.name_zh) == ("department", "部门")
    assert Team.objects.get(code="law").name_en == "Law"


def test_a_court_is_entered_as_one_so_that_it_may_ask_what_courts_may(as_user: AsUser) -> None:
    new = {"code": "COURT9", "kind": "department", "sort": "court", "name_zh": "中级人民法院", "name_en": "A court"}

    as_user("admin").post("/people/organisations/new", new)
    as_user("admin").post("/people/organisations/COURT9", {"sort": "bank", "name_zh": "法院", "name_en": "A court"})

    courts = Organisation.objects.filter(code__startswith="COURT").values_list("code", "sort")
    assert list(courts) == [("COURT1", "court"), ("COURT9", "court")]


def test_the_pages_ask_the_database_few_questions(as_user: AsUser, django_assert_max_num_queries: Any) -> None:
    admin = as_user("admin")
    one = f"/people/persons/{_person('wang').pk}"
    for address in ("/people/", one, "/people/invite", "/people/links", "/people/organisations", "/people/me"):
        with django_assert_max_num_queries(15):
            assert admin.get(address).status_code == 200
