"""What administrators do about organisations and teams."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.engine.language import say
from mingjian.people import selectors, services
from mingjian.people.access import SignedIn, needs
from mingjian.people.forms import OrganisationForm, ReasonForm, TeamForm
from mingjian.people.models import Team


@require_GET
@needs("manage_people")
def organisations(request: SignedIn) -> HttpResponse:
    """Every organisation, and the supervisor's teams."""
    found = {
        "organisations": selectors.organisation_list(seen_by=request.user),
        "teams": selectors.team_list(seen_by=request.user),
        "team_form": TeamForm(),
    }
    return render(request, "people/organisations.html", found)


@require_http_methods(["GET", "POST"])
@needs("manage_people")
def organisation_new(request: SignedIn) -> HttpResponse:
    """Enter an organisation that no register brought."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.organisation_save(by=request.user, organisation=form.save(commit=False))
        return redirect("people:organisations")
    return render(request, "people/organisation.html", {"form": form})


@require_http_methods(["GET", "POST"])
@needs("manage_people")
def organisation(request: SignedIn, code: str) -> HttpResponse:
    """One organisation: its names; closing and reopening."""
    found = selectors.organisation_get(seen_by=request.user, code=code)
    form = OrganisationForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        services.organisation_save(by=request.user, organisation=form.save(commit=False))
        return redirect("people:organisations")
    return render(request, "people/organisation.html", {"form": form, "found": found, "reason": ReasonForm()})


@require_POST
@needs("manage_people")
def organisation_close(request: SignedIn, code: str) -> HttpResponse:
    """Close an organisation and its people's accounts, with a reason."""
    found = selectors.organisation_get(seen_by=request.user, code=code)
    form = ReasonForm(request.POST)
    if form.is_valid():
        services.organisation_close(by=request.user, organisation=found, reason=form.cleaned_data["reason"])
    else:
        messages.error(request, say("请写明停用的理由。", "Say why the organisation is closed."))
    return redirect("people:organisation", code=code)


@require_POST
@needs("manage_people")
def organisation_reopen(request: SignedIn, code: str) -> HttpResponse:
    """Open a closed organisation again."""
    found = selectors.organisation_get(seen_by=request.user, code=code)
    services.organisation_reopen(by=request.user, organisation=found)
    return redirect("people:organisation", code=code)


@require_POST
@needs("manage_people")
def team(request: SignedIn) -> HttpResponse:
    """Enter a team, or rename the one of this code."""
    known = Team.objects.filter(code=request.POST.get("code", "")).first()
    form = TeamForm(request.POST, instance=known)
    if form.is_valid():
        services.team_save(by=request.user, team=form.save(commit=False))
    else:
        messages.error(request, say("请填写代码和两种语言的名称。", "Give a code and the name in both languages."))
    return redirect("people:organisations")
