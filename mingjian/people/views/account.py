"""One's own account: who I am here, what I may do, my keys to the API."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.people import selectors
from mingjian.people.access import SignedIn, public
from mingjian.people.forms import TokenForm
from mingjian.people.models import Token
from mingjian.people.services import language_choose
from mingjian.people.tokens import scopes_of, token_make, token_revoke
from mingjian.web.views import speak


@dataclass(frozen=True)
class Account:
    """The overview of one's account."""

    factors: frozenset[str]
    sessions: list[UserSession]
    tokens: int


@dataclass(frozen=True)
class Keys:
    """The page of tokens; `secret` is told once, when it is made."""

    tokens: list[Token]
    form: TokenForm | None
    secret: str = ""


@require_GET
def me(request: SignedIn) -> HttpResponse:
    """Who I am here and what I may do."""
    user = request.user
    factors = frozenset(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    tokens = selectors.token_list(seen_by=user).filter(revoked_at=None).count()
    account = Account(factors, selectors.session_list(seen_by=user, person=user), tokens)
    return render(request, "people/me.html", {"account": account, "languages": settings.LANGUAGES})


@require_POST
def language(request: SignedIn) -> HttpResponse:
    """Choose the language that the console speaks to me, everywhere."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        raise Http404
    language_choose(by=request.user, language=chosen)
    return speak(redirect("people:me"), chosen)


@require_http_methods(["GET", "POST"])
def tokens(request: SignedIn) -> HttpResponse:
    """My tokens, and a new one."""
    user, secret, scopes = request.user, "", scopes_of(request.user)
    form = TokenForm(request.POST or None, scopes=scopes) if scopes else None
    if request.method == "POST" and form and form.is_valid():
        _, secret = token_make(by=user, **form.cleaned_data)
        form = TokenForm(scopes=scopes)
    keys = Keys(list(selectors.token_list(seen_by=user)), form, secret)
    return render(request, "people/tokens.html", {"keys": keys})


@require_POST
def revoke(request: SignedIn, token_id: int) -> HttpResponse:
    """Revoke one of my tokens."""
    token_revoke(by=request.user, token=selectors.token_get(seen_by=request.user, token_id=token_id))
    return redirect("people:tokens")


@require_GET
def second_factor(request: SignedIn) -> HttpResponse:
    """Where a second factor is set up before anything else."""
    return render(request, "people/second_factor.html")


@public
def absent(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django calls with what it has
    """What the sign-in library offers and the console does not."""
    raise Http404
