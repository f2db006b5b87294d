"""A live console over a home of its own, and Debian's Chromium; without the browser the tests are skipped, and CI has it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT
from tests.journey.people import PATIENCE, Office

ADDRESS = re.compile(r"http://127\.0\.0\.1(:\d+)")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """One browser for all tests of this folder."""
    from playwright.sync_api import expect, sync_playwright

    program = shutil.which("chromium")
    if not program:
        pytest.skip("Chromium is not installed; no browser can visit the console.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def console(
    chromium: Any, ran_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """The address of a running console, and how each of the cast signs in; passkeys want a name, not a number."""
    home = tmp_path_factory.mktemp("console") / "home"
    shutil.copytree(ran_home, home)
    command = [sys.executable, "-m", "tests.journey.serving", str(home)]
    with (home.parent / "log.txt").open("w") as log:
        serving = subprocess.Popen(command, cwd=ROOT, env=_own(home), stdout=subprocess.PIPE, stderr=log, text=True)
    assert serving.stdout
    people, address = serving.stdout.readline(), ADDRESS.search(serving.stdout.readline())
    assert address, (home.parent / "log.txt").read_text(encoding="utf-8")
    yield f"http://localhost{address[1]}", json.loads(people)
    serving.terminate()
    serving.wait(timeout=30)


def _own(home: Path) -> dict[str, str]:
    """The surroundings of a console that is nobody's but these tests'."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MINGJIAN_", "DJANGO_"))}
    return {**inherited, "PYTHONPATH": str(ROOT), "MINGJIAN_HOME": str(home), "MINGJIAN_LANG": "zh"}


@pytest.fixture(scope="package")
def badges(console: Any) -> dict[str, Any]:
    """What the browsers of those remember who signed in once: a code of the app opens the door one time only."""
    return {}


@pytest.fixture
def office(
    request: pytest.FixtureRequest, chromium: Any, console: Any, badges: Any, tmp_path: Path
) -> Iterator[Office]:
    """Where the cast sits; when the test fails, what each had before them is kept in the test's folder."""
    address, people = console
    office = Office(chromium, address, people, badges)
    yield office
    if getattr(request.node, "has_failed", False):
        kept = [desk.photograph(tmp_path) for desk in office.desks]
        print("What was on the screens:", *kept, sep="\n")  # noqa: T201 - pytest shows it under the failure
    office.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let fixtures know that their test failed."""
    report = yield
    if report.when == "call":
        item.has_failed = report.failed  # type: ignore[attr-defined]
    return report
