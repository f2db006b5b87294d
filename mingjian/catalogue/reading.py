"""What each question of the library reads and who reads what: found in the SQL itself, declared nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

from sqlglot import exp

from mingjian.engine.compiler import Compiler, parse
from mingjian.engine.library import Library
from mingjian.engine.plan import base_table
from mingjian.engine.questions import Check, Feature, Indicator, Model
from mingjian.web.library import library

Question = Model | Indicator | Check | Feature
_compiling = Lock()  # a compiler binds on one connection, and requests are answered by many threads


@dataclass(frozen=True)
class Named:
    """The names that one SQL text uses itself."""

    sources: frozenset[str]
    columns: frozenset[str]
    parameters: frozenset[str]


@dataclass(frozen=True)
class Reads:
    """What a question reads, directly and through features."""

    tables: Mapping[str, tuple[str, ...]]  # the columns named, in the contract's order
    features: tuple[str, ...]
    parameters: tuple[str, ...]


@lru_cache(maxsize=2048)
def named(sql: str) -> Named:
    """The tables and features, columns and parameters in the text of a question."""
    tree = parse(sql, Path())
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    calls = (call for call in tree.find_all(exp.Anonymous) if call.name.lower() == "param" and call.expressions)
    return Named(
        frozenset(base_table(table.name)[0] for table in tree.find_all(exp.Table)) - own,
        frozenset(column.name for column in tree.find_all(exp.Column)),
        frozenset(call.expressions[0].name for call in calls),
    )


def reads(question: Question) -> Reads:
    """What `question` reads."""
    known, names = library(), named(question.sql)
    parts = {name: named(known.features[name].sql) for name in _features(known, names)}
    texts = [names, *parts.values()]
    tables: dict[str, set[str]] = {}
    for text in texts:
        for table in text.sources & known.tables.keys():
            tables.setdefault(table, set()).update(text.columns)
    columns = {name: tuple(known.tables[name].columns) for name in sorted(tables)}
    return Reads(
        {name: tuple(one for one in listed if one in tables[name]) for name, listed in columns.items()},
        tuple(parts),
        tuple(sorted(set().union(*(text.parameters for text in texts)))),
    )


def all_reads() -> Mapping[tuple[str, str], Reads]:
    """What every question of the library reads, by kind and name."""
    return _all_reads(library().version)


@lru_cache(maxsize=2)
def _all_reads(_version: str) -> Mapping[tuple[str, str], Reads]:
    return {key: reads(question) for key, question in questions(library())}


def questions(known: Library) -> Iterator[tuple[tuple[str, str], Question]]:
    """Every question with its kind and name."""
    kinds: Mapping[str, Mapping[str, Question]] = {
        "model": known.models,
        "indicator": known.indicators,
        "check": known.checks,
        "feature": known.features,
    }
    for kind, asked in kinds.items():
        for name, question in asked.items():
            yield (kind, name), question


def readers_of(kind: str, name: str) -> list[tuple[str, str]]:
    """The questions that read a `table`, `feature` or `parameter`, by kind and name."""
    wanted = {"table": "tables", "feature": "features", "parameter": "parameters"}[kind]
    return [key for key, found in all_reads().items() if name in getattr(found, wanted)]


def compiled_sql(model: Model, day: date) -> str:
    """The SQL as an engine runs it on `day`, the law's dated values written in."""
    return _compiled(library().version, model.id, day)


def _features(known: Library, names: Named) -> list[str]:
    found: list[str] = []
    for name in sorted(names.sources & known.features.keys()):
        found += [one for one in (*_features(known, named(known.features[name].sql)), name) if one not in found]
    return found


@lru_cache(maxsize=512)
def _compiled(version: str, model_id: str, day: date) -> str:
    model = library().models[model_id]
    with _compiling:
        return _compiler(version, day).compile(model.sql, model.path).shown


@lru_cache(maxsize=1)
def _compiler(_version: str, day: date) -> Compiler:
    return Compiler(library(), day)
