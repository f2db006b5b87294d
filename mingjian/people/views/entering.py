"""Where a link from an administrator leads: joining, or setting a new password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingjian.engine.language import readers, say
from mingjian.people.access import public
from mingjian.people.errors import UsernameTaken
from mingjian.people.forms import JoinForm, PasswordForm
from mingjian.people.invitations import invitation_accept, invitation_of, password_renew
from mingjian.people.models import Invitation


@public
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Join as invited, or set a new password."""
    invitation = invitation_of(token)
    joins = invitation.purpose == Invitation.Purpose.JOIN
    kind = JoinForm if joins else PasswordForm
    form = kind(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid() and _done(form, token):
        messages.success(request, say("设置好了，请登录。", "All set. Please sign in."))
        return redirect("account_login")
    return render(request, "people/enter.html", {"invitation": invitation, "form": form, "joins": joins})


def _done(form: PasswordForm, token: str) -> bool:
    given = {name: value for name, value in form.cleaned_data.items() if name != "again"}
    if not isinstance(form, JoinForm):
        password_renew(token=token, password=given["password"])
        return True
    try:
        invitation_accept(token=token, **given)
    except UsernameTaken as taken:
        form.add_error("username", taken.sentence(readers()))
        return False
    return True
