"""The pins in requirements/ answer what pyproject.toml asks for, each with its hashes."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.house.tree import ROOT

PIN = re.compile(r"^([a-z0-9._-]+)==(\S+) \\$", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ASKED = {
    "run.txt": PROJECT["dependencies"],
    "dev.txt": [
        *PROJECT["dependencies"],
        *(line for name in EXTRAS if name not in ("spark", "node") for line in EXTRAS[name]),
    ],
    "node.txt": [*PROJECT["dependencies"], *EXTRAS["node"]],
    "spark.txt": [*PROJECT["dependencies"], *EXTRAS["spark"]],
}


def _pins(name: str) -> dict[str, str]:
    return dict(PIN.findall(_path(name).read_text(encoding="utf-8")))


def _path(name: str) -> Path:
    return ROOT / "requirements" / name


@pytest.mark.parametrize("name", ASKED)
def test_every_dependency_is_pinned_to_a_version_it_allows(name: str) -> None:
    pins = _pins(name)

    wanted = [Requirement(line) for line in ASKED[name]]
    assert [str(each) for each in wanted if not each.specifier.contains(pins.get(each.name.lower(), "0"))] == []


@pytest.mark.parametrize("name", ASKED)
def test_every_pin_has_a_hash(name: str) -> None:
    lines = _path(name).read_text(encoding="utf-8").splitlines()

    after = [follower for line, follower in itertools.pairwise(lines) if "==" in line]
    assert after
    assert [line for line in after if not line.strip().startswith("--hash=sha256:")] == []


def test_all_files_pin_the_same_versions() -> None:
    run, dev, node, spark = (_pins(name) for name in ASKED)

    assert run.items() <= dev.items()
    for other in (node, spark):
        assert {name for name in dev.keys() & other.keys() if dev[name] != other[name]} == set()


def test_every_dependency_has_its_reason_among_the_decisions() -> None:
    told = "".join(path.read_text(encoding="utf-8").lower() for path in (ROOT / "docs" / "decisions").glob("*.md"))

    asked = {Requirement(line).name for name in EXTRAS for line in [*PROJECT["dependencies"], *EXTRAS[name]]}
    known_by_another_name = {"pip-tools": "pip-compile", "types-openpyxl": "mypy", "types-pyyaml": "mypy"}
    known_by_another_name |= {"pytest-xdist": "xdist", "editables": "hatchling", "psycopg": "postgresql"}
    assert {name for name in asked if known_by_another_name.get(name, name).lower() not in told} == set()
