"""The project's own files, as the house tests read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mingjian"
LIBRARY = ROOT / "library"
MADE = {"build", "dist", "__pycache__", "node_modules"}
KEPT = {".ci", ".gitignore"}


@dataclass(frozen=True)
class Function:
    """One function or method: where it stands and how large it is (of a door, its body alone)."""

    path: str
    name: str
    lines: int
    arguments: int
    is_door: bool


def files(*suffixes: str) -> list[Path]:
    """Every file of the project that a person wrote, by suffix; all of them when none is given."""
    found = (path for path in ROOT.rglob("*") if path.is_file() and not _is_made(path))
    return sorted(path for path in found if not suffixes or path.suffix in suffixes)


def relative(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            is_door = _is_door(path, node)
            first = node.body[0].lineno if is_door else node.lineno
            lines = (node.end_lineno or first) - first + 1
            yield Function(relative(path), node.name, lines, _arguments(node), is_door)


def _is_made(path: Path) -> bool:
    parts = set(path.relative_to(ROOT).parts)
    return bool(MADE & parts) or any(part.startswith(".") for part in parts - KEPT)


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(argument.arg not in ("self", "cls") for argument in named)


def _is_door(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A command of the CLI, or an act of the city: the arguments are options, or the facts of what happens."""
    if path.is_relative_to(PACKAGE / "city" / "acts"):
        return True
    hints = (ast.unparse(argument.annotation) for argument in node.args.args if argument.annotation)
    return path.is_relative_to(PACKAGE / "cli") and any("typer." in hint or "options." in hint for hint in hints)
