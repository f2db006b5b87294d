"""What of the catalogue a person may see: models found by filter, changes, comparisons."""

from dataclasses import dataclass, fields

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from mingjian.catalogue.models import Comparison, Draft, Examination
from mingjian.clues.models import ModelRun, Run
from mingjian.engine.plan import is_retired
from mingjian.engine.questions import TRIAL, Model, is_on_trial
from mingjian.people.models import User
from mingjian.web.library import library


@dataclass(frozen=True)
class Wanted:
    """What a reader of the list asks for; empty is everything."""

    q: str = ""
    risk: str = ""
    severity: str = ""
    kind: str = ""
    state: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the list: a model of the library, or a change of one that is not in it yet."""

    id: str
    model: Model | None
    state: str
    run: ModelRun | None
    draft: Draft | None

    @property
    def risk(self) -> str:
        """The folder of the model."""
        return self.id.partition(".")[0]


def model_list(*, seen_by: User, wanted: Wanted) -> list[Entry]:
    """The models that `seen_by` may see and asks for, in the library's order."""
    drafts = {draft.model: draft for draft in _drafts(seen_by).filter(state__in=Draft.OPEN)}
    newest = Run.objects.values_list("pk", flat=True).first()
    runs = {run.model: run for run in ModelRun.objects.filter(run=newest)}
    known = library().models
    entries = [
        Entry(name, model, state_of(model), runs.get(name), drafts.get(name))
        for name, model in known.items()
        if not is_on_trial(name)
    ]
    entries += [
        Entry(name, known.get(name + TRIAL), draft.state, runs.get(name + TRIAL), draft)
        for name, draft in drafts.items()
        if name not in known
    ]
    return [entry for entry in entries if _fits(entry, wanted)]


def model_get(*, seen_by: User, model: str) -> Model:
    """One model; what runs on trial exists for authors and approvers only."""
    known = library().models.get(model)
    if known is None or not seen_by.may("see_catalogue") or (is_on_trial(model) and not seen_by.may("see_trial_clues")):
        raise Http404
    return known


def state_of(model: Model) -> str:
    """Where a model of the library stands today."""
    if is_on_trial(model.id):
        return Draft.State.TRIAL
    return Draft.State.RETIRED if is_retired(model, timezone.localdate()) else Draft.State.IN_FORCE


def draft_list(*, seen_by: User) -> QuerySet[Draft]:
    """The changes of models, for those who write or decide on them."""
    return _drafts(seen_by).select_related("author", "submitted_by", "decided_by")


def draft_get(*, seen_by: User, draft: int) -> Draft:
    """One change."""
    found = draft_list(seen_by=seen_by).filter(pk=draft).first()
    if found is None:
        raise Http404
    return found


def examination_get(*, seen_by: User, examination: int) -> Examination:
    """One examination; those of a change are for authors and approvers."""
    found = Examination.objects.select_related("version").filter(pk=examination).first()
    if found is None or not (seen_by.may("see_trial_clues") if found.version else seen_by.may("see_catalogue")):
        raise Http404
    return found


def comparison_get(*, seen_by: User, comparison: int) -> Comparison:
    """One comparison."""
    found = Comparison.objects.select_related("version__draft", "by").filter(pk=comparison).first()
    if found is None or not seen_by.may("see_trial_clues"):
        raise Http404
    return found


def asked(query: dict[str, str]) -> Wanted:
    """What the address asks for."""
    names = [field.name for field in fields(Wanted)]
    return Wanted(**{name: query[name] for name in names if name in query})


def _drafts(user: User) -> QuerySet[Draft]:
    return Draft.objects.all() if user.may("see_trial_clues") else Draft.objects.none()


def _fits(entry: Entry, wanted: Wanted) -> bool:
    model = entry.model
    states = {entry.state} | ({entry.draft.state} if entry.draft else set())
    plain = (
        wanted.risk in ("", entry.risk),
        wanted.state == "" or wanted.state in states,
        wanted.severity in ("", model.severity if model else None),
        wanted.kind in ("", model.kind if model else None),
    )
    return all(plain) and wanted.q.strip().lower() in _text(entry)


def _text(entry: Entry) -> str:
    said = [entry.model.title, entry.model.question] if entry.model else []
    return " ".join([entry.id, *(f"{one.zh} {one.en}" for one in said)]).lower()
