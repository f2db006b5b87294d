"""docs/mortgage.md says what the program does; this file, run as a program, writes its tables.

`DJANGO_SETTINGS_MODULE=mingjian.web.settings python -m tests.mortgage.test_the_page_of_mortgages`
"""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "mortgage.md"
ROOMS = ("registry", "certificates", "mortgage", "lending", "owners", "desk")


def moves_told() -> str:
    """The table of moves: from, to, by whom, under which conditions."""
    from mingjian.mortgage.machine import MOVES
    from mingjian.mortgage.states import STATE_WORDS, STEP_WORDS
    from mingjian.people.powers import POWERS, ROLE_WORDS

    who = {
        power: next(ROLE_WORDS[role] for role, powers in POWERS.items() if power in powers)
        for power in {move.power for move in MOVES.values()} - {""}
    }
    lines = ["| 迁移 · move | 由 · from | 到 · to | 谁 · by | 条件 · unless refused by |", "|---|---|---|---|---|"]
    for name, move in MOVES.items():
        said = STEP_WORDS[name]
        sources = " ".join(f"`{state}`" for state in STATE_WORDS if state in move.sources)
        target, by = STATE_WORDS[move.target], who.get(move.power)
        guards = " ".join(f"`{guard.__name__}`" for guard in move.guards)
        maker = f"{by.zh} · {by.en}" if by else "平台 · by itself"
        lines.append(
            f"| {said.zh} · {said.en} `{name}` | {sources} | {target.zh} · {target.en} `{move.target}` | {maker} | {guards} |"
        )
    return "\n".join(lines)


def mistakes_told() -> str:
    """The table of everything that may be refused."""
    from mingjian.engine.errors import UserError

    lines = ["| 代码 · code | 告知 · told |", "|---|---|"]
    for room in ROOMS:
        for module in (
            f"mingjian.{room}.{name}" for name in ("errors", "correcting", "assigning", "residing", "connector")
        ):
            if not find_spec(module):
                continue
            found = [one for one in vars(import_module(module)).values() if isinstance(one, type)]
            own = [one for one in found if one.__module__ == module and issubclass(one, UserError)]
            lines += [f"| `{one.code}` | {one.zh}<br>{one.en} |" for one in own if one.zh]
    return "\n".join(lines)


TABLES = {"moves": moves_told, "mistakes": mistakes_told}


def _between(text: str, name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- end -->", text, re.DOTALL)
    assert found, name
    return found[1]


def test_the_tables_of_the_page_are_those_of_the_program() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert {name: _between(text, name) for name in TABLES} == {name: told() for name, told in TABLES.items()}


def test_every_mistake_parameter_and_test_that_the_page_names_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")

    told, by_hand = mistakes_told(), text.partition("| 情形 · case |")[2].partition("全部差错")[0]
    codes = re.findall(r"`(\w+)`", by_hand)
    assert len(codes) > 30
    assert [code for code in codes if f"| `{code}` |" not in told] == []
    parameters = re.findall(r"`((?:registration|seizure)\.\w+)`", text)
    paths = [ROOT / "library" / "parameters" / (name.replace(".", "/") + ".yaml") for name in parameters]
    assert [str(path) for path in paths if not path.exists()] == []
    named = re.findall(r"^\| `((?:registration|seizure)\.(\w+))` \| `([\w/.]+)` \|", text, re.MULTILINE)
    assert [each for each, name, path in named if name not in (ROOT / path).read_text(encoding="utf-8")] == []


def write(page: Path = PAGE) -> None:
    """Put the program's tables into the page."""
    text = page.read_text(encoding="utf-8")
    for name, told in TABLES.items():
        parts = re.split(rf"(<!-- {name} -->\n).*?(<!-- end -->)", text, maxsplit=1, flags=re.DOTALL)
        text = f"{parts[0]}{parts[1]}{told()}\n{parts[2]}{parts[3]}"
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    import django

    django.setup()
    write()
