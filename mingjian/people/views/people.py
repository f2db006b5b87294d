"""What administrators do about people: find, invite, change, close."""

from dataclasses import dataclass, fields

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.engine.language import say
from mingjian.people import invitations, selectors, services
from mingjian.people.access import SignedIn, needs
from mingjian.people.forms import InviteForm, ReasonForm, RolesForm
from mingjian.people.models import Invitation, Organisation, User
from mingjian.people.powers import ROLE_WORDS
from mingjian.people.selectors import Wanted

PEOPLE_A_PAGE = 50


@dataclass(frozen=True)
class Directory:
    """The list of people."""

    page: Page[User]
    wanted: Wanted
    organisations: list[Organisation]


@dataclass(frozen=True)
class File:
    """One person's page."""

    person: User
    form: RolesForm
    sessions: list[UserSession]
    factors: int


@dataclass(frozen=True)
class Link:
    """An invitation with the address that was given out for it."""

    invitation: Invitation
    address: str


@require_GET
@needs("manage_people")
def index(request: SignedIn) -> HttpResponse:
    """Everybody, found and filtered."""
    wanted = Wanted(**{field.name: request.GET.get(field.name, "") for field in fields(Wanted)})
    people = selectors.person_list(seen_by=request.user, wanted=wanted)
    page = Paginator(people, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    directory = Directory(page, wanted, list(selectors.organisation_list(seen_by=request.user)))
    template = "people/_directory.html" if request.htmx else "people/index.html"
    return render(request, template, {"directory": directory, "role_words": ROLE_WORDS})


@require_http_methods(["GET", "POST"])
@needs("manage_people")
def person(request: SignedIn, user_id: int) -> HttpResponse:
    """One person: roles and team, sessions, second factors."""
    found = selectors.person_get(seen_by=request.user, user_id=user_id)
    now = {"roles": list(found.roles), "team": found.team}
    form = RolesForm(request.POST or None, initial=now, kinds=[found.organisation.kind])
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        roles, team = frozenset(wanted["roles"]), wanted.get("team")
        services.person_change(by=request.user, person=found, roles=roles, team=team)
        return _back(request, found, say("岗位已更新。", "The roles are changed."))
    sessions = selectors.session_list(seen_by=request.user, person=found)
    file = File(found, form, sessions, Authenticator.objects.filter(user=found).count())
    return render(request, "people/person.html", {"file": file, "reason": ReasonForm()})


@require_POST
@needs("manage_people")
def deactivate(request: SignedIn, user_id: int) -> HttpResponse:
    """Close an account, with a reason."""
    found = selectors.person_get(seen_by=request.user, user_id=user_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _back(request, found, say("请写明停用的理由。", "Say why the account is closed."), is_good=False)
    services.person_deactivate(by=request.user, person=found, reason=form.cleaned_data["reason"])
    return _back(request, found, say("账号已停用，会话已全部结束。", "The account is closed; its sessions have ended."))


@require_POST
@needs("manage_people")
def reactivate(request: SignedIn, user_id: int) -> HttpResponse:
    """Open a closed account again."""
    found = selectors.person_get(seen_by=request.user, user_id=user_id)
    services.person_reactivate(by=request.user, person=found)
    return _back(request, found, say("账号已恢复。", "The account is open again."))


@require_POST
@needs("manage_people")
def remove_factors(request: SignedIn, user_id: int) -> HttpResponse:
    """Take away lost second factors."""
    found = selectors.person_get(seen_by=request.user, user_id=user_id)
    services.person_remove_factors(by=request.user, person=found)
    return _back(request, found, say("第二因素已清除。", "The second factors are removed."))


@require_POST
@needs("manage_people")
def password_link(request: SignedIn, user_id: int) -> HttpResponse:
    """A link by which a person sets a new password."""
    found = selectors.person_get(seen_by=request.user, user_id=user_id)
    _give(request, invitations.password_link_make(by=request.user, person=found))
    return redirect("people:links")


@require_http_methods(["GET", "POST"])
@needs("manage_people")
def invite(request: SignedIn) -> HttpResponse:
    """Invite somebody."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _give(request, invitations.invitation_make(by=request.user, guest=form.guest()))
        return redirect("people:links")
    return render(request, "people/invite.html", {"form": form})


@require_GET
@needs("manage_people")
def links(request: SignedIn) -> HttpResponse:
    """The links given out and not yet used."""
    found = selectors.invitation_list(seen_by=request.user)
    given = [Link(invitation, _address(request, invitation)) for invitation in found]
    return render(request, "people/links.html", {"links": given})


@require_POST
@needs("manage_people")
def withdraw(request: SignedIn, invitation_id: int) -> HttpResponse:
    """Take a link back."""
    found = selectors.invitation_get(seen_by=request.user, invitation_id=invitation_id)
    invitations.invitation_withdraw(by=request.user, invitation=found)
    return redirect("people:links")


def _give(request: SignedIn, invitation: Invitation) -> None:
    """Send the link when there is where to; say what to do."""
    if invitation.email:
        invitations.invitation_send(by=request.user, invitation=invitation, link=_address(request, invitation))
        messages.success(request, say(f"链接已发往{invitation.email}。", f"The link is sent to {invitation.email}."))
    else:
        messages.success(request, say("链接已生成，请转交本人。", "The link is made; pass it on to the person."))


def _address(request: SignedIn, invitation: Invitation) -> str:
    return request.build_absolute_uri(reverse("people:enter", args=[invitations.token_of(invitation)]))


def _back(request: SignedIn, person: User, told: str, *, is_good: bool = True) -> HttpResponse:
    (messages.success if is_good else messages.error)(request, told)
    return redirect("people:person", user_id=person.pk)
