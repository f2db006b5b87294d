"""Small, and small in the tail."""

from collections import Counter
from pathlib import Path

from tests.house.exceptions import LARGER
from tests.house.tree import LIBRARY, PACKAGE, ROOT, files, functions, relative

FUNCTION, TEST_FUNCTION, ARGUMENTS = 30, 30, 5
FILE, MODEL, PARAMETER, ROOM = 300, 80, 30, 2000
PYTHON = files(".py")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _too_large() -> dict[str, str]:
    large = {
        f"{f.path}::{f.name}": f"{f.lines} lines" for path in PYTHON for f in functions(path) if f.lines > FUNCTION
    }
    for path in PYTHON:
        if path.is_relative_to(PACKAGE):
            many = (f for f in functions(path) if f.arguments > ARGUMENTS and not f.is_door)
            large |= {f"{f.path}::{f.name}": f"{f.arguments} arguments" for f in many}
    limits = [(path, FILE) for path in PYTHON]
    limits += [(path, MODEL) for path in LIBRARY.glob("models/*/*.sql")]
    limits += [(path, PARAMETER) for path in LIBRARY.glob("parameters/*/*.yaml")]
    large |= {relative(path): f"{_lines(path)} lines" for path, limit in limits if _lines(path) > limit}
    return large | {room: f"{size} lines" for room, size in _rooms().items() if size > ROOM}


def _rooms() -> dict[str, int]:
    """Every room by its lines of Python; migrations are written by a program."""
    sizes = Counter[str]()
    for path in PYTHON:
        if path.is_relative_to(PACKAGE) and "migrations" not in path.parts and path.parent != PACKAGE:
            sizes[relative(PACKAGE / path.relative_to(PACKAGE).parts[0])] += _lines(path)
    return sizes


def test_nothing_is_larger_than_the_limits_but_what_is_named() -> None:
    large = _too_large()

    assert {place: size for place, size in large.items() if place not in LARGER} == {}


def test_every_exception_is_needed_dated_and_reasoned() -> None:
    large = _too_large()

    assert set(LARGER) - large.keys() == set()
    assert [place for place, why in LARGER.items() if not why[:10].replace("-", "").isdigit() or len(why) < 20] == []


def test_the_root_holds_only_what_the_map_names() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}

    assert folders - {"build", "dist", "node_modules"} <= {
        "library",
        "mingjian",
        "tests",
        "docs",
        "benchmarks",
        "ops",
        "examples",
        "requirements",
    }
