"""Links by which people join or set a new password: signed, good once and for a while. Made by administrators."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.engine.language import say
from mingjian.people.access import require
from mingjian.people.errors import InvitationNotGood, OrganisationClosed, RoleDoesNotFit, UsernameTaken
from mingjian.people.models import Grant, Invitation, Organisation, Team, User
from mingjian.people.powers import ROLE_WORDS, ROLES_OF_KIND
from mingjian.people.sessions import sessions_end

GOOD_FOR = timedelta(days=7)
SALT = "mingjian.people.invitation"


@dataclass(frozen=True)
class Guest:
    """Who is invited: for which organisation, in which roles."""

    organisation: Organisation
    roles: frozenset[str]
    name: str
    email: str = ""
    team: Team | None = None


@transaction.atomic
def invitation_make(*, by: User, guest: Guest) -> Invitation:
    """Invite somebody; the roles must be those of such an organisation."""
    require(by, "manage_people")
    if not guest.organisation.is_active:
        raise OrganisationClosed(organisation=guest.organisation.name_zh)
    roles_must_fit(guest.organisation, guest.roles)
    invitation = _new(by, Invitation.Purpose.JOIN, guest.organisation)
    invitation.roles, invitation.name, invitation.email = sorted(guest.roles), guest.name, guest.email
    invitation.team = guest.team
    invitation.full_clean()
    invitation.save()
    facts = {"organisation": guest.organisation.code, "roles": invitation.roles, "name": guest.name}
    log.record(by=by, action="invitation.make", about=invitation, **facts)
    return invitation


@transaction.atomic
def password_link_make(*, by: User, person: User) -> Invitation:
    """A link by which `person` sets a new password."""
    require(by, "manage_people")
    invitation = _new(by, Invitation.Purpose.PASSWORD, person.organisation)
    invitation.user, invitation.name, invitation.email = person, person.name, person.email
    invitation.full_clean()
    invitation.save()
    log.record(by=by, action="invitation.make_password_link", about=person)
    return invitation


@transaction.atomic
def invitation_send(*, by: User, invitation: Invitation, link: str) -> None:
    """Send the link to whoever is invited, once the transaction stands."""
    require(by, "manage_people")
    until = f"{timezone.localdate(invitation.expires_at)}"
    subject = f"{say('明鉴：邀请', 'Mingjian: an invitation')} · {invitation.organisation.name_zh}"
    text = (
        f"{invitation.name}：请在{until}之前打开此链接，设置您的账号和密码。链接只能用一次。\n\n{link}\n\n"
        f"Open the link before {until} and set your account and password. It is good once.\n"
    )
    transaction.on_commit(lambda: send_mail(subject, text, None, [invitation.email]))
    log.record(by=by, action="invitation.send", about=invitation)


@transaction.atomic
def invitation_withdraw(*, by: User, invitation: Invitation) -> None:
    """A link not yet used is good no more."""
    require(by, "manage_people")
    invitation = _open(invitation.pk)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    log.record(by=by, action="invitation.withdraw", about=invitation)


def token_of(invitation: Invitation) -> str:
    """What the link holds: signed, and worth nothing once the invitation is used."""
    return signing.dumps(invitation.pk, salt=SALT)


@transaction.atomic
def invitation_of(token: str) -> Invitation:
    """The open invitation that a link's token means."""
    try:
        return _open(signing.loads(token, salt=SALT, max_age=GOOD_FOR))
    except signing.BadSignature:
        raise InvitationNotGood from None


@transaction.atomic
def invitation_accept(*, token: str, username: str, name: str, password: str) -> User:
    """Join as invited, under a name and password of one's own."""
    invitation = invitation_of(token)
    if invitation.purpose != Invitation.Purpose.JOIN:
        raise InvitationNotGood
    if User.objects.filter(username__iexact=username).exists():
        raise UsernameTaken(username=username)
    user = User(username=username, name=name, email=invitation.email)
    user.organisation, user.team = invitation.organisation, invitation.team
    user.set_password(password)
    user.full_clean()
    user.save()
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in invitation.roles)
    _use(invitation, user)
    log.record(by=user, action="invitation.accept", about=invitation, roles=invitation.roles)
    return user


@transaction.atomic
def password_renew(*, token: str, password: str) -> User:
    """Set a new password by a link; everything signed in until now is signed out."""
    invitation = invitation_of(token)
    user = invitation.user
    if invitation.purpose != Invitation.Purpose.PASSWORD or user is None:
        raise InvitationNotGood
    user.set_password(password)
    user.save(update_fields=["password"])
    sessions_end(user)
    _use(invitation, user)
    log.record(by=user, action="invitation.renew_password", about=user)
    return user


def roles_must_fit(organisation: Organisation, roles: frozenset[str]) -> None:
    """Refuse roles that people of such an organisation cannot hold."""
    strange = roles - ROLES_OF_KIND[organisation.kind]
    if strange or not roles:
        named = "、".join(ROLE_WORDS[role].zh for role in sorted(strange) if role in ROLE_WORDS)
        raise RoleDoesNotFit(organisation=organisation.name_zh, roles=named or "–")


def _new(by: User, purpose: Invitation.Purpose, organisation: Organisation) -> Invitation:
    return Invitation(purpose=purpose, organisation=organisation, invited_by=by, expires_at=timezone.now() + GOOD_FOR)


def _open(pk: int) -> Invitation:
    """The invitation, held until the transaction ends, if it is still good."""
    asked = Invitation.objects.select_related("organisation", "team", "user__organisation")
    held = asked.select_for_update(of=("self",))
    invitation = held.filter(pk=pk, used_at=None, withdrawn_at=None, expires_at__gt=timezone.now()).first()
    if invitation is None or not invitation.organisation.is_active:
        raise InvitationNotGood
    return invitation


def _use(invitation: Invitation, user: User) -> None:
    invitation.used_at, invitation.user = timezone.now(), user
    invitation.save(update_fields=["used_at", "user"])
