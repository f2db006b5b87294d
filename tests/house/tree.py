"""The project's own files, as the house tests read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mingjian"
LIBRARY = ROOT / "library"
MADE = {".git", ".venv", ".mingjian", "build", "dist", "__pycache__", "node_modules"}


@dataclass(frozen=True)
class Function:
    """One function or method: where it stands and how large it is."""

    path: str
    name: str
    lines: int
    arguments: int
    is_command: bool


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
            yield Function(relative(path), node.name, _lines(node), _arguments(node), _is_command(path, node))


def _is_made(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return bool(MADE & set(parts)) or any(part.endswith(("_cache", ".egg-info")) for part in parts)


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(argument.arg not in ("self", "cls") for argument in named)


def _is_command(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the function is a command of the CLI, whose arguments are its options."""
    return path.is_relative_to(PACKAGE / "cli") and any(
        "typer.Option" in ast.unparse(a) or "options." in ast.unparse(a)
        for argument in node.args.args
        if (a := argument.annotation)
    )
