"""The law's numbers, each with every dated value and its source, read from `library/parameters/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from mingjian.engine import strict_yaml
from mingjian.engine.contracts import Words, words
from mingjian.engine.errors import Flaw, LibraryError

UNITS = (
    "ratio",
    "days",
    "months",
    "years",
    "CNY",
    "count",
    "percent_rate",
    "text",
    "hours",
    "percent",
    "score",
    "money",
)
SOURCES = ("law", "practice")
CERTAINTIES = ("sure", "article_from_memory", "unsure")


@dataclass(frozen=True)
class DatedValue:
    """What the parameter says from `since` on; `value` None is a repeal."""

    since: date
    value: Decimal | str | None
    source: Words | None


@dataclass(frozen=True)
class Parameter:
    """One number (or one regular expression) of the law or of practice, oldest value first."""

    name: str
    title: Words
    unit: str
    source: str
    certainty: str
    checked: date | None
    note: Words | None
    values: tuple[DatedValue, ...]
    path: Path

    def on(self, day: date) -> DatedValue | None:
        """The value in force on `day`; None before the first one and after a repeal."""
        in_force = [dated for dated in self.values if dated.since <= day]
        return in_force[-1] if in_force and in_force[-1].value is not None else None


def read_parameters(folder: Path) -> dict[str, Parameter]:
    """All parameters by name `<source>.<name>`; raises LibraryError with every flaw."""
    parameters: dict[str, Parameter] = {}
    flaws: list[Flaw] = []
    for path in sorted(folder.glob("*/*.yaml")):
        said = strict_yaml.read(path)
        found = list(_flaws(path, said))
        flaws += found
        if not found:
            name = f"{path.parent.name}.{path.stem}"
            parameters[name] = _parameter(name, path, said)
    if flaws:
        raise LibraryError(flaws)
    return parameters


def _parameter(name: str, path: Path, said: Mapping[str, Any]) -> Parameter:
    values = tuple(
        DatedValue(since, _value(dated["value"]), words(dated.get("law") or dated.get("basis")))
        for since, dated in sorted(said["values"].items())
    )
    title = Words(said["title"]["zh"], said["title"]["en"])
    note = words(said.get("note"))
    return Parameter(
        name, title, said["unit"], said["source"], said["certainty"], said.get("checked"), note, values, path
    )


def _value(said: Any) -> Decimal | str | None:
    if said is None or isinstance(said, str):
        return said
    return Decimal(str(said))


def _flaws(path: Path, said: Mapping[str, Any]) -> list[Flaw]:
    wrong = []
    for key, allowed in (("unit", UNITS), ("source", SOURCES), ("certainty", CERTAINTIES)):
        if said.get(key) not in allowed:
            wrong.append(Flaw(path, f"`{key}` is {said.get(key)!r}.", f"Use one of {', '.join(allowed)}."))
    for since, dated in (said.get("values") or {}).items():
        if not isinstance(since, date):
            wrong.append(Flaw(path, f"the value is dated {since!r}.", "Write the date as YYYY-MM-DD."))
        if not (dated.get("law") or dated.get("basis")):
            wrong.append(
                Flaw(path, f"the value since {since} names no source.", "Give `law` or `basis` in both languages.")
            )
    if not said.get("values"):
        wrong.append(Flaw(path, "there is no value.", "Give at least one dated value."))
    return wrong
