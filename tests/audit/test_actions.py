"""Whatever the log may hold is called by words in both languages."""

import ast
from collections.abc import Iterator

from mingjian.audit.actions import all_actions, words_of
from mingjian.audit.facts import all_facts
from mingjian.audit.templatetags.audit import brief
from mingjian.engine.language import reading
from tests.house.tree import PACKAGE, parsed

RECORDERS = {"log.record", "tell", "clues_move"}
OWN = {"by", "about", "action", "clues", "name", "asked", "is_shared", "before", "after", "text"}  # what they ask for


def _recorded() -> Iterator[str]:
    """Every action that the code names: `action="room.verb"` in a call."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.keyword) and node.arg == "action" and isinstance(node.value, ast.Constant):
                yield str(node.value.value)


def _facts() -> Iterator[str]:
    """Every fact that the code writes down: what `record`, `tell` and `clues_move` are given by name or as `**facts`."""
    for path in PACKAGE.rglob("*.py"):
        for function in ast.walk(parsed(path)):
            if isinstance(function, ast.FunctionDef):
                yield from _facts_in(function)


def _facts_in(function: ast.FunctionDef) -> Iterator[str]:
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and _name(call.func) in RECORDERS:
            yield from (one.arg for one in call.keywords if one.arg)
            spread = {one.value.id for one in call.keywords if not one.arg and isinstance(one.value, ast.Name)}
            yield from _keys(function, spread)


def _keys(function: ast.FunctionDef, names: set[str]) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and names & {one.id for one in node.targets if isinstance(one, ast.Name)}:
            for held in ast.walk(node.value):
                if isinstance(held, ast.Dict):
                    yield from (str(key.value) for key in held.keys if isinstance(key, ast.Constant))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return f"log.{function.attr}" if isinstance(function.value, ast.Name) and function.value.id == "log" else ""
    return function.id if isinstance(function, ast.Name) else ""


def test_every_fact_that_the_code_records_has_its_words() -> None:
    assert set(_facts()) - all_facts().keys() - OWN == set()


def test_a_fact_is_told_in_the_readers_language() -> None:
    facts = {"is_shared": True, "clues": ["a", "b"], "text": ""}

    assert brief(facts) == "共用：是 · 疑点：a、b"
    with reading("en"):
        assert brief(facts) == "shared: yes · clues: a, b"


def test_every_action_that_the_code_records_has_its_words() -> None:
    assert set(_recorded()) - all_actions().keys() == set()


def test_all_words_stand_in_both_languages() -> None:
    said = {**all_actions(), **all_facts()}
    assert [name for name, words in said.items() if not (words.zh and words.en) or words.zh == words.en] == []


def test_an_action_of_a_room_that_is_gone_is_told_by_its_name() -> None:
    assert words_of("room.verb").zh == "room.verb"
