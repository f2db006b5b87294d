"""People join by invitation: signed, good once and for a while, in roles that fit their organisation."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from mingjian.audit.models import Entry
from mingjian.people import invitations
from mingjian.people.access import NotAllowed
from mingjian.people.errors import InvitationNotGood, RoleDoesNotFit
from mingjian.people.invitations import Guest
from mingjian.people.models import Invitation, Organisation, User
from mingjian.people.powers import ROLES_OF_KIND, Role

pytestmark = pytest.mark.django_db
JOINING = {"username": "liu", "name": "刘洋", "password": "lens-grinder-7", "again": "lens-grinder-7"}


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _guest(*roles: str, organisation: str = "B0001", email: str = "") -> Guest:
    return Guest(Organisation.objects.get(code=organisation), frozenset(roles), "刘洋", email)


def _invite(*roles: str) -> Invitation:
    return invitations.invitation_make(by=_person("admin"), guest=_guest(*(roles or ("filing_officer",))))


def _address(invitation: Invitation) -> str:
    return f"/people/enter/{invitations.token_of(invitation)}"


def test_an_invited_person_joins_and_signs_in() -> None:
    client, invitation = Client(), _invite("filing_officer", "compliance_officer")

    assert "京华银行" in client.get(_address(invitation)).content.decode()
    assert client.post(_address(invitation), JOINING).headers["Location"] == "/accounts/login/"
    answer = client.post("/accounts/login/", {"login": "liu", "password": JOINING["password"]})

    liu = _person("liu")
    assert answer.headers["Location"] == "/"
    assert (liu.organisation.code, liu.roles) == ("B0001", {"filing_officer", "compliance_officer"})
    assert Entry.objects.filter(action="invitation.accept", actor="liu").count() == 1


def test_a_link_is_good_once() -> None:
    invitation = _invite()
    Client().post(_address(invitation), JOINING)

    again = Client().post(_address(invitation), JOINING | {"username": "other"})

    assert again.status_code == 410
    assert "这个链接已经用过、撤回或过期" in again.content.decode()
    assert not User.objects.filter(username="other").exists()


def test_a_link_runs_out_and_may_be_withdrawn() -> None:
    late, withdrawn = _invite(), _invite()
    Invitation.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    invitations.invitation_withdraw(by=_person("admin"), invitation=withdrawn)

    assert [Client().get(_address(each)).status_code for each in (late, withdrawn)] == [410, 410]


def test_a_link_that_somebody_made_up_is_not_good() -> None:
    token = invitations.token_of(_invite())

    for forged in (token[:-1] + ("a" if token[-1] != "a" else "b"), "1", "MQ:1:x"):
        with pytest.raises(InvitationNotGood):
            invitations.invitation_of(forged)


def test_a_taken_username_and_a_weak_password_are_told_in_the_form() -> None:
    address = _address(_invite())

    taken = Client().post(address, JOINING | {"username": "WANG"}).content.decode()
    weak = Client().post(address, JOINING | {"password": "12345678", "again": "12345678"}).content.decode()
    unequal = Client().post(address, JOINING | {"again": "another-one-9"}).content.decode()

    assert "用户名WANG已有人使用；请换一个。" in taken
    assert "密码" in weak
    assert 'id="id_password_error"' in weak
    assert "两次输入的密码不同。" in unequal


@pytest.mark.parametrize("kind", ROLES_OF_KIND)
def test_a_role_must_fit_the_kind_of_organisation(kind: str) -> None:
    organisation = Organisation.objects.filter(kind=kind)[0]
    for role in set(Role.values) - ROLES_OF_KIND[kind]:
        with pytest.raises(RoleDoesNotFit):
            invitations.invitation_make(by=_person("admin"), guest=Guest(organisation, frozenset({role}), "某"))


@pytest.mark.parametrize("username", ["lin", "chen", "shen", "wang", "zhao", "he"])
def test_only_administrators_invite(username: str) -> None:
    with pytest.raises(NotAllowed):
        invitations.invitation_make(by=_person(username), guest=_guest("filing_officer"))


def test_the_link_is_sent_when_there_is_an_address(
    as_user: Callable[[str], Client], django_capture_on_commit_callbacks: Callable
) -> None:  # type: ignore[type-arg]
    bank = Organisation.objects.get(code="B0001")
    said = {"organisation": bank.pk, "name": "刘洋", "email": "liu@bank.example", "roles": ["filing_officer"]}

    with django_capture_on_commit_callbacks(execute=True):
        as_user("admin").post("/people/invite", said)

    (letter,) = mail.outbox
    assert letter.to == ["liu@bank.example"]
    assert _address(Invitation.objects.latest("pk")).rpartition(":")[0].rpartition(":")[0] in letter.body


def test_a_password_link_sets_a_new_password_and_ends_every_session(as_user: Callable[[str], Client]) -> None:
    wang = as_user("wang")
    wang.get("/people/me")
    link = invitations.password_link_make(by=_person("admin"), person=_person("wang"))

    Client().post(_address(link), {"password": "mirror-maker-8", "again": "mirror-maker-8"})

    assert wang.get("/people/me").status_code == 302
    assert _person("wang").check_password("mirror-maker-8")
    assert Client().get(_address(link)).status_code == 410
