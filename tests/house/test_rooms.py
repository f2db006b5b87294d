"""The map is the territory: a room imports only the rooms before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import PACKAGE, parsed, relative

# The command line stands last: a door opens onto every room.
ROOMS = (
    "deadlines",
    "engine",
    "lake",
    "intake",
    "city",
    "web",
    "audit",
    "signing",
    "client",
    "departments",
    "people",
    "filings",
    "clues",
    "cases",
    "catalogue",
    "network",
    "authorisations",
    "exchange",
    "batches",
    "traffic",
    "registry",
    "registers",
    "certificates",
    "mortgage",
    "lending",
    "owners",
    "desk",
    "notices",
    "insight",
    "backup",
    "cli",
)


def test_every_room_on_the_map_exists_and_no_other() -> None:
    found = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert found == set(ROOMS)


def test_a_room_imports_only_rooms_before_it() -> None:
    wrong = [
        f"{relative(path)}:{line} imports {other}"
        for room in ROOMS
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, other in _rooms_imported(path)
        if ROOMS.index(other) > ROOMS.index(room)
    ]

    assert wrong == []


def _rooms_imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parsed(path)):
        for name in _names(node):
            parts = name.split(".")
            if parts[0] == "mingjian" and len(parts) > 1 and parts[1] in ROOMS:
                yield node.lineno, parts[1]  # type: ignore[attr-defined]


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []
