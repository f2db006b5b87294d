"""The author's and the approver's pages: changes of models from draft to decision, and comparisons."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjian.catalogue import lifecycle, selectors, services
from mingjian.catalogue.comparisons import comparison_page
from mingjian.catalogue.forms import RetirementForm, TextForm
from mingjian.catalogue.models import Draft
from mingjian.catalogue.overlay import changed_lines, text_in_force
from mingjian.engine import terms
from mingjian.engine.language import say
from mingjian.people.access import SignedIn, needs

DRAFTS_A_PAGE = 50


@require_GET
@needs("see_trial_clues")
def changes(request: SignedIn) -> HttpResponse:
    """All changes, newest first."""
    drafts = selectors.draft_list(seen_by=request.user)
    page = Paginator(drafts, DRAFTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "catalogue/changes.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs("write_models")
def begin(request: SignedIn) -> HttpResponse:
    """Begin a change of a model, or a new one."""
    if request.method == "GET":
        return render(request, "catalogue/new.html", {"risks": sorted(terms.RISKS)})
    draft = services.draft_begin(by=request.user, model=request.POST.get("model", "").strip())
    return redirect("catalogue:edit", draft=draft.pk)


@require_http_methods(["GET", "POST"])
@needs("write_models")
def retire(request: SignedIn, model: str) -> HttpResponse:
    """Ask for a model to be taken out of force."""
    found = selectors.model_get(seen_by=request.user, model=model)
    form = RetirementForm(request.POST or None)
    if not form.is_valid():
        return render(request, "catalogue/retire.html", {"model": found, "form": form})
    draft = services.retirement_begin(by=request.user, model=model, **form.cleaned_data)
    return redirect("catalogue:change", draft=draft.pk)


@require_GET
@needs("see_trial_clues")
def change(request: SignedIn, draft: int) -> HttpResponse:
    """One change: its text, what was found out about it, what may be done with it."""
    found = selectors.draft_get(seen_by=request.user, draft=draft)
    return render(request, "catalogue/change.html", _change(request, found))


@require_http_methods(["GET", "POST"])
@needs("write_models")
def edit(request: SignedIn, draft: int) -> HttpResponse:
    """Write the text of a change."""
    found = selectors.draft_get(seen_by=request.user, draft=draft)
    if found.state != Draft.State.DRAFT:
        return redirect("catalogue:change", draft=draft)
    newest = found.newest
    form = TextForm(request.POST or None, initial={"sql": newest.sql, "cases": newest.cases})
    if not form.is_valid():
        examination = newest.examinations.first()
        shown = {"draft": found, "form": form, "version": newest, "examination": examination}
        return render(request, "catalogue/edit.html", shown)
    services.draft_write(by=request.user, draft=draft, text=form.text, note=form.cleaned_data["note"])
    messages.success(request, say("已保存，正在检查。", "Saved; it is being checked."))
    return redirect("catalogue:change", draft=draft)


@require_POST
@needs("see_trial_clues")
def move(request: SignedIn, draft: int, name: str) -> HttpResponse:
    """Move a change along."""
    selectors.draft_get(seen_by=request.user, draft=draft)
    if name not in lifecycle.MOVES or not request.user.may(lifecycle.MOVES[name].power):
        raise Http404
    services.draft_move(by=request.user, draft=draft, name=name, why=request.POST.get("why", ""))
    return redirect("catalogue:change", draft=draft)


@require_POST
@needs("see_trial_clues")
def compare(request: SignedIn, draft: int) -> HttpResponse:
    """Compare the text of a change with the one in force."""
    selectors.draft_get(seen_by=request.user, draft=draft)
    made = services.comparison_make(by=request.user, draft=draft)
    return redirect("catalogue:comparison", comparison=made.pk)


@require_GET
@needs("see_trial_clues")
def comparison(request: SignedIn, comparison: int) -> HttpResponse:
    """What a text adds, drops and moves; how far it is while it is worked out."""
    found = selectors.comparison_get(seen_by=request.user, comparison=comparison)
    template = "catalogue/_comparison.html" if request.htmx else "catalogue/comparison.html"
    return render(request, template, {"shown": comparison_page(found, request.GET.dict())})


def _change(request: SignedIn, draft: Draft) -> dict[str, Any]:
    versions = list(draft.versions.select_related("by").order_by("-number"))
    newest = versions[0]
    standing = text_in_force(draft.model)
    return {
        "draft": draft,
        "changed": changed_lines(standing.sql, newest.sql) if standing and draft.is_open else [],
        "versions": versions,
        "version": newest,
        "examination": newest.examinations.first(),
        "comparisons": list(newest.comparisons.annotate(changed=Count("changes"))),
        "moves": [(name, lifecycle.MOVES[name]) for name in lifecycle.moves_of(draft, request.user)],
    }
