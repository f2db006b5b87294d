"""Pages to read: the list of models, one model, the law behind it, the tables it reads, the coverage map."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.catalogue import reading, selectors
from mingjian.catalogue.coverage import coverage as coverage_of
from mingjian.catalogue.models import STATE_WORDS, Draft
from mingjian.catalogue.pages import covered, model_page, steps
from mingjian.catalogue.services import examination_make
from mingjian.engine import terms
from mingjian.engine.questions import is_on_trial
from mingjian.people.access import SignedIn, needs
from mingjian.web.library import library

MODELS_A_PAGE = 50
_STATES = (Draft.State.IN_FORCE, Draft.State.TRIAL, Draft.State.DRAFT, Draft.State.SUBMITTED, Draft.State.RETIRED)


@require_GET
@needs("see_catalogue")
def index(request: SignedIn) -> HttpResponse:
    """The models, found by text, risk, severity, kind and state."""
    wanted = selectors.asked(request.GET.dict())
    entries = selectors.model_list(seen_by=request.user, wanted=wanted)
    page = Paginator(entries, MODELS_A_PAGE).get_page(request.GET.get("page"))
    choices = {
        "risk": sorted({model.risk for model in library().models.values()}),
        "severity": list(terms.SEVERITIES),
        "kind": [kind for kind in terms.KINDS if kind != "indicator"],
        "state": [(state, STATE_WORDS[state]) for state in _STATES],
    }
    return render(request, "catalogue/index.html", {"page": page, "wanted": wanted, "choices": choices})


@require_GET
@needs("see_catalogue")
def model(request: SignedIn, model: str) -> HttpResponse:
    """One model whole."""
    found = selectors.model_get(seen_by=request.user, model=model)
    return render(request, "catalogue/model.html", {"shown": model_page(seen_by=request.user, model=found)})


@require_POST
@needs("see_catalogue")
def examine(request: SignedIn, model: str) -> HttpResponse:
    """Run a model's cases."""
    selectors.model_get(seen_by=request.user, model=model)
    made = examination_make(by=request.user, model=model)
    return redirect("catalogue:examination", examination=made.pk)


@require_GET
@needs("see_catalogue")
def examination(request: SignedIn, examination: int) -> HttpResponse:
    """How an examination went, or how far it is."""
    found = selectors.examination_get(seen_by=request.user, examination=examination)
    template = "catalogue/_examination.html" if request.htmx else "catalogue/examination.html"
    return render(request, template, {"examination": found})


@require_GET
@needs("see_catalogue")
def parameter(request: SignedIn, parameter: str) -> HttpResponse:
    """One parameter with every dated value, and who applies it."""
    found = library().parameters.get(parameter)
    if found is None:
        raise Http404
    shown = {"parameter": found, "chart": steps(found), "readers": _readers(request, "parameter", parameter)}
    return render(request, "catalogue/parameter.html", shown)


@require_GET
@needs("see_catalogue")
def table(request: SignedIn, table: str) -> HttpResponse:
    """One table contract, who files it, and what reads it."""
    found = library().tables.get(table)
    if found is None:
        raise Http404
    shown = {"table": found, "covered": covered([table]), "readers": _readers(request, "table", table)}
    return render(request, "catalogue/table.html", shown)


@require_GET
@needs("see_catalogue")
def piece(request: SignedIn, kind: str, name: str) -> HttpResponse:
    """A feature, a check or an indicator: what it says, what it reads, who reads it."""
    question = dict(reading.questions(library())).get((kind, name))
    if question is None or kind == "model":
        raise Http404
    users = _readers(request, "feature", name) if kind == "feature" else []
    shown = {"kind": kind, "name": name, "question": question, "reads": reading.reads(question), "readers": users}
    return render(request, "catalogue/piece.html", shown)


@require_GET
@needs("see_catalogue")
def coverage(request: SignedIn) -> HttpResponse:
    """The coverage map."""
    q, only_gaps = request.GET.get("q", ""), "gaps" in request.GET
    shown = coverage_of(q=q, only_gaps=only_gaps)
    return render(request, "catalogue/coverage.html", {"shown": shown, "q": q, "only_gaps": only_gaps})


def _readers(request: SignedIn, kind: str, name: str) -> list[tuple[str, str, object]]:
    """The questions that read it and that the reader may see: kind, name, title."""
    titles = {key: question.title for key, question in reading.questions(library())}
    may_see_trial = request.user.may("see_trial_clues")
    found = reading.readers_of(kind, name)
    return [(*key, titles[key]) for key in found if may_see_trial or not is_on_trial(key[1])]
