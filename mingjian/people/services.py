"""Changes of people, their roles and their accounts, made by administrators."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.people.access import require
from mingjian.people.errors import OwnRoles
from mingjian.people.invitations import roles_must_fit
from mingjian.people.models import Grant, Organisation, Team, User
from mingjian.people.sessions import sessions_end


@transaction.atomic
def person_change(*, by: User, person: User, roles: frozenset[str], team: Team | None) -> User:
    """Give a person other roles and another team."""
    person = _held(by, person)
    roles_must_fit(person.organisation, roles)
    before = {"roles": sorted(person.roles), "team": person.team.code if person.team else ""}
    Grant.objects.filter(user=person).exclude(role__in=roles).delete()
    Grant.objects.bulk_create(Grant(user=person, role=role) for role in roles - person.roles)
    person.team = team
    person.save(update_fields=["team"])
    after = {"roles": sorted(roles), "team": team.code if team else ""}
    log.record(by=by, action="person.change", about=person, before=before, after=after)
    return User.objects.get(pk=person.pk)


@transaction.atomic
def person_deactivate(*, by: User, person: User, reason: str) -> None:
    """Close an account: sessions end at once, tokens open nothing more."""
    person = _held(by, person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    ended = sessions_end(person)
    revoked = person.tokens.filter(revoked_at=None).update(revoked_at=timezone.now())
    log.record(by=by, action="person.deactivate", about=person, reason=reason, sessions=ended, tokens=revoked)


@transaction.atomic
def person_reactivate(*, by: User, person: User) -> None:
    """Open a closed account again."""
    person = _held(by, person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    log.record(by=by, action="person.reactivate", about=person)


@transaction.atomic
def person_remove_factors(*, by: User, person: User) -> None:
    """Take away a person's second factors, when they are lost."""
    person = _held(by, person)
    removed, _ = Authenticator.objects.filter(user=person).delete()
    ended = sessions_end(person)
    log.record(by=by, action="person.remove_factors", about=person, factors=removed, sessions=ended)


@transaction.atomic
def organisation_save(*, by: User, organisation: Organisation) -> Organisation:
    """Enter an organisation, or change its names."""
    require(by, "manage_people")
    action = "organisation.change" if organisation.pk else "organisation.enter"
    organisation.full_clean()
    organisation.save()
    said = {name: getattr(organisation, name) for name in ("code", "sort", "name_zh", "name_en")}
    log.record(by=by, action=action, about=organisation, **said)
    return organisation


@transaction.atomic
def organisation_close(*, by: User, organisation: Organisation, reason: str) -> None:
    """Close an organisation: all its people's accounts are closed with it."""
    require(by, "manage_people")
    if organisation == by.organisation:
        raise OwnRoles
    for person in organisation.people.filter(is_active=True):
        person_deactivate(by=by, person=person, reason=reason)
    organisation.is_active = False
    organisation.save(update_fields=["is_active"])
    log.record(by=by, action="organisation.close", about=organisation, reason=reason)


@transaction.atomic
def organisation_reopen(*, by: User, organisation: Organisation) -> None:
    """Open a closed organisation again; its people are let in one by one."""
    require(by, "manage_people")
    organisation.is_active = True
    organisation.save(update_fields=["is_active"])
    log.record(by=by, action="organisation.reopen", about=organisation)


@transaction.atomic
def team_save(*, by: User, team: Team) -> Team:
    """Enter a team of the supervisor, or change its names."""
    require(by, "manage_people")
    action = "team.change" if team.pk else "team.enter"
    team.full_clean()
    team.save()
    log.record(by=by, action=action, about=team, code=team.code, name_zh=team.name_zh, name_en=team.name_en)
    return team


@transaction.atomic
def language_choose(*, by: User, language: str) -> None:
    """The language that the console speaks to oneself."""
    by.language = language
    by.full_clean(exclude=["password"])
    by.save(update_fields=["language"])
    log.record(by=by, action="account.choose_language", about=by, language=language)


def _held(by: User, person: User) -> User:
    """The person, held until the transaction ends; nobody may do this to themselves."""
    require(by, "manage_people")
    if by.pk == person.pk:
        raise OwnRoles
    asked = User.objects.select_for_update(of=("self",)).select_related("organisation", "team")
    return asked.get(pk=person.pk)
