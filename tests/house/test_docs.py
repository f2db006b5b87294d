"""What the pages say is so: paths exist, commands and settings are documented."""

import re
from pathlib import Path
from typing import Any

import typer

from mingjian.cli.main import app
from tests.house.tree import MADE, PACKAGE, ROOT, files, relative

PAGES = [path for path in files(".md") if path.parts[len(ROOT.parts)] in ("docs", "README.md", "CONTRIBUTING.md")]
REFERENCE = ROOT / "docs" / "commands.md"
OPERATIONS = ROOT / "docs" / "operations.md"
PATH = re.compile(r"`((?:library|mingjian|tests|docs|benchmarks|examples|ops|requirements|\.ci)/[\w./*-]*)`")
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)")


def test_every_path_that_the_pages_name_exists() -> None:
    missing = [
        f"{relative(page)}: {name}"
        for page in PAGES
        for name in PATH.findall(page.read_text(encoding="utf-8"))
        if not any(ROOT.glob(name.rstrip("/")))
    ]

    assert missing == []


def test_every_link_between_pages_leads_somewhere() -> None:
    missing = [
        f"{relative(page)}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists() and not MADE & set(Path(target).parts)
    ]

    assert missing == []


def test_every_command_and_option_is_documented() -> None:
    page = REFERENCE.read_text(encoding="utf-8")

    missing = [word for word in _words("mingjian", typer.main.get_command(app)) if word not in page]

    assert missing == []


def _words(name: str, command: Any) -> list[str]:
    children = getattr(command, "commands", {})
    options = [option for each in command.params for option in each.opts if option.startswith("--")]
    own = [] if children else [name]
    return [*own, *options, *(word for child, sub in children.items() for word in _words(f"{name} {child}", sub))]


def test_every_setting_is_documented() -> None:
    setting = re.compile(r"MINGJIAN_[A-Z_]+[A-Z]")
    page = OPERATIONS.read_text(encoding="utf-8")

    used = {name for path in PACKAGE.rglob("*.py") for name in setting.findall(path.read_text(encoding="utf-8"))}

    assert used - set(setting.findall(page)) == set()
