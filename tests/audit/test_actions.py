"""Whatever the log may hold is called by words in both languages."""

import ast
from collections.abc import Iterator

from mingjian.audit.actions import all_actions, words_of
from tests.house.tree import PACKAGE, parsed


def _recorded() -> Iterator[str]:
    """Every action that the code names: `action="room.verb"` in a call."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.keyword) and node.arg == "action" and isinstance(node.value, ast.Constant):
                yield str(node.value.value)


def test_every_action_that_the_code_records_has_its_words() -> None:
    assert set(_recorded()) - all_actions().keys() == set()


def test_all_words_stand_in_both_languages() -> None:
    assert [name for name, words in all_actions().items() if not (words.zh and words.en) or words.zh == words.en] == []


def test_an_action_of_a_room_that_is_gone_is_told_by_its_name() -> None:
    assert words_of("room.verb").zh == "room.verb"
