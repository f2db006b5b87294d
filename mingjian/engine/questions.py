"""The library's questions (models, indicators, features, checks): front matter in a comment, then one SELECT."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mingjian.engine import strict_yaml
from mingjian.engine.contracts import Words
from mingjian.engine.errors import Flaw, LibraryError

_FRONT = re.compile(r"\A\s*/\*---\n(?P<front>.*?)\n---\*/", re.DOTALL)
KINDS = ("breach", "anomaly", "indicator")
SEVERITIES = ("low", "medium", "high", "critical")
TRIAL = "@trial"  # ends the file's name, and so the id, of a text that runs beside the one in force


@dataclass(frozen=True)
class Question:
    """A file cut in two: what it says about itself, and its SQL with blank lines in front so that line numbers hold."""

    path: Path
    front: Mapping[str, Any]
    sql: str


class Cased:
    """A question with cases of its own beside it."""

    path: Path

    @property
    def test_path(self) -> Path:
        """Where the cases stand."""
        return self.path.with_suffix(".test.yaml")


@dataclass(frozen=True)
class Model(Cased):
    """One supervisory question; its id is `<risk>.<file>`."""

    id: str
    risk: str
    title: Words
    question: Words
    kind: str
    subject: str
    recipient: str
    severity: str
    law: tuple[str, ...]
    clue: Words
    limits: Words
    unique: tuple[str, ...]
    retired: Mapping[str, Any] | None
    formerly: tuple[str, ...]
    sql: str
    path: Path


@dataclass(frozen=True)
class Indicator(Cased):
    """One quantity without judgement, of institutions and of the sector; its id is `<folder>.<file>`."""

    id: str
    title: Words
    about: Words
    unit: str
    law: tuple[str, ...]
    retired: Mapping[str, Any] | None
    sql: str
    path: Path


@dataclass(frozen=True)
class Feature:
    """A derived table that several models read: SQL, or a Python function over the table that its SQL makes.

    It is computed once a run and kept; an inline one is only a name for its SELECT (a union, a renaming).
    """

    name: str
    title: Words
    about: Words
    sql: str
    python: str | None
    columns: Mapping[str, str]
    is_inline: bool
    path: Path


@dataclass(frozen=True)
class Check:
    """A data-quality rule between tables, reports or periods; its rows are problems."""

    name: str
    title: Words
    severity: str
    table: str
    column: str | None
    dimension: str
    message: Words
    sql: str
    path: Path


def is_on_trial(model_id: str) -> bool:
    """Whether the id names a text on trial, whose clues only its authors and approvers see."""
    return model_id.endswith(TRIAL)


def read_question(path: Path) -> Question:
    """The file at `path`, front matter parsed; raises LibraryError when there is none."""
    text = path.read_text(encoding="utf-8")
    match = _FRONT.match(text)
    if not match:
        raise LibraryError(
            [Flaw(path, "there is no front matter.", "Begin the file with /*--- and end it with ---*/.", 1)]
        )
    front = strict_yaml.parse(match["front"], path)
    blank_lines = "\n" * text[: match.end()].count("\n")
    return Question(path, front, blank_lines + text[match.end() :])


def read_models(folder: Path) -> dict[str, Model]:
    """All models by id; raises LibraryError with every flaw of every file."""
    return read_all(sorted(folder.glob("*/*.sql")), _model, lambda model: model.id)


def read_indicators(folder: Path) -> dict[str, Indicator]:
    """All indicators by id."""
    return read_all(sorted(folder.glob("*/*.sql")), _indicator, lambda indicator: indicator.id)


def read_checks(folder: Path) -> dict[str, Check]:
    """All cross checks by name."""
    return read_all(sorted(folder.glob("*.sql")), _check, lambda check: check.name)


def read_features(folder: Path) -> dict[str, Feature]:
    """All features by name, SQL and Python ones."""
    return read_all(sorted(folder.glob("*.sql")), _feature, lambda feature: feature.name)


def read_all(paths: list[Path], make: Any, name: Any) -> dict[str, Any]:
    """What `make` makes of each file, by `name`; raises LibraryError with every flaw of every file."""
    made: dict[str, Any] = {}
    flaws: list[Flaw] = []
    for path in paths:
        try:
            one = make(read_question(path))
            made[name(one)] = one
        except LibraryError as error:
            flaws += error.flaws
    if flaws:
        raise LibraryError(flaws)
    return made


MODEL_KEYS = {"title", "question", "kind", "subject", "recipient", "severity", "law", "clue", "limits"}
MODEL_OPTIONS = {"unique", "retired", "formerly"}


def _model(question: Question) -> Model:
    front, path = question.front, question.path
    require(path, front, MODEL_KEYS, MODEL_OPTIONS, {"kind": KINDS, "severity": SEVERITIES})
    return as_model(question, front["kind"], front["recipient"])


def as_model(question: Question, kind: str, recipient: str) -> Model:
    """The model that a front matter tells of, its keys having been looked at."""
    front, path = question.front, question.path
    risk = path.parent.name
    return Model(
        id=f"{risk}.{path.stem}",
        risk=risk,
        title=Words(**front["title"]),
        question=Words(**front["question"]),
        kind=kind,
        subject=front["subject"],
        recipient=recipient,
        severity=front["severity"],
        law=_law(front),
        clue=Words(**front["clue"]),
        limits=Words(**front["limits"]),
        unique=tuple(front.get("unique", ())),
        retired=front.get("retired"),
        formerly=tuple(front.get("formerly", ())),
        sql=question.sql,
        path=path,
    )


def _law(front: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(entry["parameter"] for entry in front["law"])


def _indicator(question: Question) -> Indicator:
    front, path = question.front, question.path
    require(path, front, {"title", "about", "unit", "law"}, {"retired"}, {})
    return Indicator(
        id=f"{path.parent.name}.{path.stem}",
        title=Words(**front["title"]),
        about=Words(**front["about"]),
        unit=front["unit"],
        law=_law(front),
        retired=front.get("retired"),
        sql=question.sql,
        path=path,
    )


def _feature(question: Question) -> Feature:
    front, path = question.front, question.path
    require(path, front, {"title", "about"}, {"python", "columns", "inline"}, {})
    return Feature(
        name=path.stem,
        title=Words(**front["title"]),
        about=Words(**front["about"]),
        sql=question.sql,
        python=front.get("python"),
        columns=front.get("columns", {}),
        is_inline=front.get("inline", False),
        path=path,
    )


_CHECK_KEYS = {"title", "severity", "table", "dimension", "message"}
_DIMENSIONS = ("completeness", "validity", "consistency", "timeliness")


def _check(question: Question) -> Check:
    front, path = question.front, question.path
    require(path, front, _CHECK_KEYS, {"column"}, {"severity": ("error", "doubt"), "dimension": _DIMENSIONS})
    title, message = Words(**front["title"]), Words(**front["message"])
    column = front.get("column")
    return Check(
        path.stem, title, front["severity"], front["table"], column, front["dimension"], message, question.sql, path
    )


def require(
    path: Path, front: Mapping[str, Any], keys: set[str], options: set[str], choices: Mapping[str, tuple[str, ...]]
) -> None:
    """Raise LibraryError unless the front matter has these keys and no others, and of `choices` what is allowed."""
    flaws = [Flaw(path, problem, fix) for problem, fix in _faults(front, keys, options, choices)]
    if flaws:
        raise LibraryError(flaws)


def _faults(
    front: Mapping[str, Any], keys: set[str], options: set[str], choices: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    for key in sorted(keys - front.keys()):
        yield f"the front matter lacks `{key}`.", "Add it."
    for key in sorted(front.keys() - keys - options):
        yield f"the front matter says `{key}`, which is not known.", "Remove it or mend its spelling."
    for key, allowed in choices.items():
        if key in front and front[key] not in allowed:
            yield f"`{key}` is {front[key]!r}.", f"Use one of {', '.join(allowed)}."
    for key in sorted({"title", "question", "clue", "limits", "about", "message"} & front.keys()):
        if not isinstance(front[key], dict) or set(front[key]) != {"zh", "en"}:
            yield f"`{key}` is not in both languages.", "Give `zh` and `en`."
