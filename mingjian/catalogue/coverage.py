"""The coverage map: from a source of law to parameters, models, tables and institutions; gaps shown as gaps."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from mingjian.catalogue.reading import Reads, all_reads
from mingjian.engine.contracts import Table, Words
from mingjian.engine.language import readers
from mingjian.engine.parameters import Parameter
from mingjian.engine.plan import is_retired
from mingjian.engine.questions import Model, is_on_trial
from mingjian.filings.models import Receipt, TableScore
from mingjian.people.models import Organisation
from mingjian.web.library import library


@dataclass(frozen=True)
class Article:
    """One source of law as the parameters cite it, and everything that follows from it."""

    source: Words
    parameters: Sequence[Parameter]
    models: Sequence[Model]
    tables: Sequence[Table]
    institutions: Sequence[Organisation]

    @property
    def is_gap(self) -> bool:
        """Whether no model applies it."""
        return not self.models


@dataclass(frozen=True)
class TableLine:
    """One table of the data standard: how many models, indicators and checks read it, and who has filed it."""

    table: Table
    models: int
    indicators: int
    checks: int
    institutions: int

    @property
    def is_gap(self) -> bool:
        """Whether nothing looks at it."""
        return not (self.models or self.checks)


@dataclass(frozen=True)
class Coverage:
    """The map, and how many gaps it has in all."""

    articles: Sequence[Article]
    tables: Sequence[TableLine]
    articles_without: int
    tables_without: int


@dataclass(frozen=True)
class _Known:
    """What the map is drawn from: what questions read, who filed what, the institutions, the models in force.

    `applying` are these models by the parameters that they apply.
    """

    found: Mapping[tuple[str, str], Reads]
    filers: Mapping[str, set[str]]
    organisations: Mapping[str, Organisation]
    live: Sequence[Model]
    applying: Mapping[str, Sequence[Model]]


def coverage(*, q: str, only_gaps: bool) -> Coverage:
    """The map; `q` finds a source or a table, `only_gaps` leaves out what is covered."""
    found, live = all_reads(), _in_force()
    organisations = {one.code: one for one in Organisation.objects.all()}
    known = _Known(found, _filers(), organisations, live, _applying(found, live))
    articles, tables = _articles(known), _tables(known)
    return Coverage(
        [one for one in articles if (one.is_gap or not only_gaps) and _says(one.source, q)],
        [one for one in tables if (one.is_gap or not only_gaps) and _says(one.table.title, q, one.table.name)],
        sum(one.is_gap for one in articles),
        sum(one.is_gap for one in tables),
    )


def _says(title: Words, q: str, name: str = "") -> bool:
    return q.strip().lower() in f"{title.zh} {title.en} {name}".lower()


def _articles(known: _Known) -> list[Article]:
    cited: dict[Words, list[Parameter]] = defaultdict(list)
    for parameter in library().parameters.values():
        if parameter.source == "law":
            for source in dict.fromkeys(dated.source for dated in parameter.values if dated.source):
                cited[source].append(parameter)
    lines = [_article(source, parameters, known) for source, parameters in cited.items()]
    return sorted(lines, key=lambda one: one.source.in_language(readers()))


def _article(source: Words, parameters: Sequence[Parameter], known: _Known) -> Article:
    by_id = {model.id: model for one in parameters for model in known.applying.get(one.name, ())}
    applying = [by_id[name] for name in sorted(by_id)]
    tables = sorted({table for model in applying for table in known.found["model", model.id].tables})
    codes = set().union(*(known.filers.get(table, set()) for table in tables))
    reached = [known.organisations[code] for code in sorted(codes) if code in known.organisations]
    return Article(source, parameters, applying, [library().tables[name] for name in tables], reached)


def _applying(found: Mapping[tuple[str, str], Reads], live: Sequence[Model]) -> dict[str, list[Model]]:
    applying: dict[str, list[Model]] = defaultdict(list)
    for model in live:
        for parameter in found["model", model.id].parameters:
            applying[parameter].append(model)
    return applying


def _tables(known: _Known) -> list[TableLine]:
    live = {("model", model.id) for model in known.live}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for (kind, name), reads in known.found.items():
        if kind != "model" or (kind, name) in live:
            for table in reads.tables:
                counts[kind, table] += 1
    return [
        TableLine(
            table,
            counts["model", name],
            counts["indicator", name],
            counts["check", name],
            len(known.filers.get(name, ())),
        )
        for name, table in library().tables.items()
    ]


def _in_force() -> list[Model]:
    day = timezone.localdate()
    return [one for one in library().models.values() if not is_on_trial(one.id) and not is_retired(one, day)]


def _filers() -> dict[str, set[str]]:
    """Who has filed what, by table."""
    accepted = TableScore.objects.filter(receipt__status=Receipt.Status.ACCEPTED)
    filers: dict[str, set[str]] = defaultdict(set)
    for table, institution in accepted.values_list("table", "receipt__institution").distinct():
        filers[table].add(str(institution))
    return filers
