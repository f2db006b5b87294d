"""People and organisations as an administrator sees them; everybody sees their own tokens and sessions only."""

from dataclasses import dataclass
from typing import TypeVar

from allauth.usersessions.models import UserSession
from django.db.models import Count, Model, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from mingjian.people.models import Invitation, Organisation, Team, Token, User

Thing = TypeVar("Thing", bound=Model)


@dataclass(frozen=True)
class Wanted:
    """What an administrator looks for; empty is everybody."""

    text: str = ""
    organisation: str = ""
    role: str = ""
    state: str = ""


def person_list(*, seen_by: User, wanted: Wanted) -> QuerySet[User]:
    """The people whom an administrator looks for, by organisation and name."""
    people = (
        _for_administrators(seen_by, User.objects.all())
        .select_related("organisation", "team")
        .prefetch_related("grants")
    )
    if wanted.text:
        people = people.filter(Q(name__icontains=wanted.text) | Q(username__icontains=wanted.text))
    if wanted.organisation:
        people = people.filter(organisation__code=wanted.organisation)
    if wanted.role:
        people = people.filter(grants__role=wanted.role)
    if wanted.state in ("active", "closed"):
        people = people.filter(is_active=wanted.state == "active")
    return people.order_by("organisation__code", "username")


def person_get(*, seen_by: User, user_id: int) -> User:
    """One person."""
    return _one(
        _for_administrators(seen_by, User.objects.all()).select_related("organisation", "team").filter(pk=user_id)
    )


def session_list(*, seen_by: User, person: User) -> list[UserSession]:
    """Where a person is signed in, the newest first."""
    if seen_by != person and not seen_by.may("manage_people"):
        raise Http404
    return list(UserSession.objects.filter(user_id=person.pk).order_by("-last_seen_at"))


def invitation_list(*, seen_by: User) -> QuerySet[Invitation]:
    """The links that may still be used."""
    links = _for_administrators(seen_by, Invitation.objects.all())
    links = links.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return links.select_related("organisation", "invited_by")


def invitation_get(*, seen_by: User, invitation_id: int) -> Invitation:
    """One link that may still be used."""
    return _one(invitation_list(seen_by=seen_by).filter(pk=invitation_id))


def organisation_list(*, seen_by: User) -> QuerySet[Organisation]:
    """Every organisation with how many act for it."""
    counted = Count("people", filter=Q(people__is_active=True))
    return _for_administrators(seen_by, Organisation.objects.all()).annotate(active_people=counted)


def organisation_get(*, seen_by: User, code: str) -> Organisation:
    """One organisation."""
    return _one(_for_administrators(seen_by, Organisation.objects.all()).filter(code=code))


def team_list(*, seen_by: User) -> QuerySet[Team]:
    """Every team with how many are in it."""
    counted = Count("people", filter=Q(people__is_active=True))
    return _for_administrators(seen_by, Team.objects.all()).annotate(active_people=counted)


def token_list(*, seen_by: User) -> QuerySet[Token]:
    """One's own tokens."""
    return Token.objects.filter(user=seen_by)


def token_get(*, seen_by: User, token_id: int) -> Token:
    """One of one's own tokens."""
    return _one(token_list(seen_by=seen_by).filter(pk=token_id))


def _for_administrators(seen_by: User, things: QuerySet[Thing]) -> QuerySet[Thing]:
    """All of them for an administrator, none for anybody else."""
    return things if seen_by.may("manage_people") else things.none()


def _one(found: QuerySet[Thing]) -> Thing:
    """The only one found; what one may not see does not exist."""
    thing = found.first()
    if thing is None:
        raise Http404
    return thing
