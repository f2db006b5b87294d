"""No visible string stands in one language only."""

import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
import typer

import mingjian
from mingjian.cli.main import app
from mingjian.engine import strict_yaml, terms
from mingjian.engine.errors import UserError
from mingjian.engine.library import Library
from tests.house.tree import LIBRARY, relative

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2}")


def _half_told(said: Any, place: str) -> Iterator[str]:
    if isinstance(said, dict):
        if "zh" in said or "en" in said:
            if not (said.get("zh") and said.get("en")):
                yield f"{place} stands in one language"
            elif CHINESE.search(str(said["en"])) and not LATIN.search(str(said["en"])):
                yield f"{place}.en is not English: {said['en']}"
        for key, value in said.items():
            yield from _half_told(value, f"{place}.{key}")
    elif isinstance(said, list):
        for number, value in enumerate(said):
            yield from _half_told(value, f"{place}[{number}]")


def test_the_library_is_told_in_both_languages() -> None:
    contents = [path for path in sorted(LIBRARY.rglob("*.yaml")) if not path.name.endswith(".test.yaml")]

    wrong = [line for path in contents for line in _half_told(strict_yaml.read(path), relative(path))]

    assert wrong == []


def test_every_model_feature_and_check_is_told_in_both_languages_with_the_same_facts() -> None:
    wrong = []
    for path in sorted(LIBRARY.rglob("*.sql")):
        front = strict_yaml.parse(path.read_text(encoding="utf-8").split("---*/")[0].split("/*---")[1], path)
        wrong += list(_half_told(front, relative(path)))
        for name in {"clue", "message"} & front.keys():
            if _placeholders(front[name]["zh"]) != _placeholders(front[name]["en"]):
                wrong.append(f"{relative(path)}: `{name}` has other placeholders in the other language")

    assert wrong == []


def test_every_key_that_the_library_uses_has_its_words() -> None:
    library = Library.load()
    models = library.models.values()

    assert {model.subject for model in models} <= terms.SUBJECTS.keys()
    assert {model.risk for model in models} <= terms.RISKS.keys()
    assert {model.severity for model in models} <= terms.SEVERITIES.keys()
    assert {model.kind for model in models} <= terms.KINDS.keys()
    assert {model.risk for model in models} <= terms.RISKS.keys()
    assert {one.unit for one in (*library.parameters.values(), *library.indicators.values())} <= terms.UNITS.keys()


def _errors() -> list[type[UserError]]:
    for module in pkgutil.walk_packages(mingjian.__path__, "mingjian."):
        if "spark" not in module.name and "_library" not in module.name:
            importlib.import_module(module.name)
    found, waiting = [], list(UserError.__subclasses__())
    while waiting:
        error = waiting.pop()
        found.append(error)
        waiting += error.__subclasses__()
    return found


def test_every_mistake_is_told_in_both_languages_with_the_same_facts() -> None:
    wrong = [
        f"{error.__module__}.{error.__name__}"
        for error in _errors()
        if _placeholders(error.zh) != _placeholders(error.en)
        or not CHINESE.search(error.zh)
        or CHINESE.search(error.en)
    ]

    assert wrong == []


def test_every_mistake_has_a_code_of_its_own() -> None:
    codes = [error.code for error in _errors()]

    assert sorted(codes) == sorted(set(codes))


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def _helps() -> list[tuple[str, str]]:
    found = []
    waiting: list[tuple[str, Any]] = [("mingjian", typer.main.get_command(app))]
    while waiting:
        name, command = waiting.pop()
        found.append((name, command.help or ""))
        options = [each for each in command.params if "--help" not in each.opts]
        found += [(f"{name} {each.name}", getattr(each, "help", None) or "") for each in options]
        waiting += [(f"{name} {child}", sub) for child, sub in getattr(command, "commands", {}).items()]
    return found


@pytest.mark.parametrize(("place", "text"), _helps())
def test_every_command_and_option_explains_itself_in_both_languages(place: str, text: str) -> None:
    assert CHINESE.search(text), f"{place}: {text!r}"
    assert LATIN.search(text), f"{place}: {text!r}"
