"""What the pages of the catalogue show, put together from the library and the console's database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.utils import timezone

from mingjian.catalogue.cases_told import case_words
from mingjian.catalogue.models import Examination
from mingjian.catalogue.overlay import Text, text_in_force
from mingjian.catalogue.reading import Reads, compiled_sql, reads
from mingjian.catalogue.selectors import draft_list, state_of
from mingjian.clues.models import ModelRun, Reliability, Tally
from mingjian.clues.selectors import reliability_of
from mingjian.engine.cases import Case, read_cases
from mingjian.engine.contracts import Table, Words
from mingjian.engine.errors import LibraryError
from mingjian.engine.parameters import Parameter
from mingjian.engine.questions import Feature, Model
from mingjian.filings.models import Receipt, TableScore
from mingjian.people.models import Organisation, User
from mingjian.web.library import library

RUNS_SHOWN = 24


@dataclass(frozen=True)
class Applied:
    """One parameter that a model applies, its values over time, and whether the model cites it as its law."""

    parameter: Parameter
    is_law: bool
    now: Any

    @property
    def chart(self) -> Mapping[str, Any] | None:
        """The values as steps over time; None when there is nothing to draw."""
        return steps(self.parameter)


@dataclass(frozen=True)
class Covered:
    """One institution, and how many of the tables that a model reads it has filed."""

    institution: Organisation
    filed: int


@dataclass(frozen=True)
class ModelPage:
    """One model whole."""

    model: Model
    state: str
    text: Text
    sql: str
    reads: Reads
    laws: Sequence[Applied]
    cases: Sequence[tuple[Case, Words]]
    runs: Sequence[ModelRun]
    states: Mapping[str, int]
    reliability: Reliability | None
    tables: Sequence[tuple[Table, Sequence[str]]]
    covered: Sequence[Covered]
    features: Sequence[Feature]
    examination: Examination | None
    drafts: Sequence[Any]

    @property
    def over_time(self) -> Mapping[str, Any]:
        """Its clues run by run, as a chart takes them."""
        return {
            "periods": [f"{one.run.as_of:%Y-%m-%d}" for one in self.runs],
            "series": {"": [one.clues for one in self.runs]},
        }


def model_page(*, seen_by: User, model: Model) -> ModelPage:
    """The page of `model` for `seen_by`."""
    known, found = library(), reads(model)
    text = text_in_force(model.id)
    assert text  # noqa: S101 - it is a model of the library
    runs = ModelRun.objects.filter(model=model.id).select_related("run").order_by("-run")[:RUNS_SHOWN]
    day = timezone.localdate()
    names = dict.fromkeys([*model.law, *found.parameters])
    return ModelPage(
        model=model,
        state=state_of(model),
        text=text,
        sql=_sql(model, day),
        reads=found,
        laws=[_applied(known.parameters[name], name in model.law, day) for name in names],
        cases=_cases(model),
        runs=list(runs)[::-1],
        states=dict(Tally.objects.filter(model=model.id).values_list("state").annotate(Sum("clues")).order_by()),
        reliability=reliability_of(model=model.id),
        tables=[(known.tables[name], columns) for name, columns in found.tables.items()],
        covered=covered(list(found.tables)),
        features=[known.features[name] for name in found.features],
        examination=Examination.objects.filter(model=model.id, digest=text.digest).first(),
        drafts=list(draft_list(seen_by=seen_by).filter(model=model.id)),
    )


def covered(tables: Sequence[str]) -> list[Covered]:
    """The institutions that have filed any of `tables`, those with most of them first."""
    accepted = TableScore.objects.filter(table__in=tables, receipt__status=Receipt.Status.ACCEPTED)
    counted = dict(accepted.values_list("receipt__institution").annotate(Count("table", distinct=True)).order_by())
    found = [Covered(one, counted[one.code]) for one in Organisation.objects.filter(code__in=counted)]
    return sorted(found, key=lambda one: (-one.filed, one.institution.code))


def steps(parameter: Parameter) -> Mapping[str, Any] | None:
    """A parameter's values as steps over time up to today, for a chart; None for a text or a single value."""
    values = [(dated.since, dated.value) for dated in parameter.values]
    if len(values) < 2 or any(isinstance(value, str) for _, value in values):
        return None
    points = [[since.isoformat(), None if value is None else float(Decimal(value))] for since, value in values]
    return {"points": [*points, [timezone.localdate().isoformat(), points[-1][1]]]}


def _applied(parameter: Parameter, is_law: bool, day: date) -> Applied:
    return Applied(parameter, is_law, parameter.on(day))


def _sql(model: Model, day: date) -> str:
    try:
        return compiled_sql(model, day)
    except LibraryError as error:
        return str(error)


def _cases(model: Model) -> list[tuple[Case, Words]]:
    try:
        return [(case, case_words(library(), case)) for case in read_cases(model)]
    except LibraryError:
        return []
