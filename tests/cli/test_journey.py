"""The whole journey by the command alone: city, filings, run, clues, score; and a filing that is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import mingjian

PEOPLE, MONTHS = 2_000, 3


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    mingjian("city", folder, "--people", PEOPLE, "--months", MONTHS, "--seed", 7)
    return folder


@pytest.fixture(scope="module")
def journey(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    said = mingjian("intake", city / "filings", "--home", home, "--json")
    assert said.code == 0, said.out[:2000]
    return home


def test_every_filing_of_the_city_is_accepted_with_a_receipt(city: Path, journey: Path) -> None:
    said = mingjian("intake", city / "filings", "--home", journey, "--json")

    receipts = json.loads(said.out)["receipts"]
    folders = [path for path in (city / "filings").glob("*/*") if path.is_dir()]
    assert said.code == 0
    assert {receipt["status"] for receipt in receipts} == {"accepted"}
    assert len(receipts) == len(folders)


def test_a_run_finds_what_was_planted(city: Path, journey: Path) -> None:
    said = mingjian("run", "--home", journey, "--models", "assets.overdue_loan_classed_performing", "--json")

    run = json.loads(said.out)
    (model,) = run["models"]
    assert (said.code, run["as_of"], model["status"]) == (0, "2025-12-31", "ok")
    assert list(model) == ["id", "status", "reason", "clues", "new", "continuing", "gone", "seconds"]
    score = json.loads(mingjian("score", city / "truth.csv", "--home", journey, "--json").out)
    assert (score["all"]["recall"], score["all"]["precision"]) == (1.0, 1.0)


def test_the_league_ranks_every_institution_that_filed(city: Path, journey: Path) -> None:
    league = json.loads(mingjian("league", "--home", journey, "--json").out)["league"]

    filed = {path.name for path in (city / "filings").iterdir() if path.is_dir()}
    assert {row["institution_id"] for row in league} == filed


def test_checking_alone_makes_no_home(city: Path, tmp_path: Path) -> None:
    filing = next((city / "filings" / "B0001").iterdir())

    said = mingjian("intake", filing, "--home", tmp_path / "home", "--check-only", "--json")

    assert json.loads(said.out)["receipts"][0]["institution_id"] == "B0001"
    assert not (tmp_path / "home").exists()


def test_a_broken_filing_is_rejected_with_file_and_line_and_exit_code_1(city: Path, tmp_path: Path) -> None:
    filing = next((city / "filings" / "B0001").iterdir())
    broken = tmp_path / "B0001" / filing.name
    broken.mkdir(parents=True)
    for path in filing.iterdir():
        (broken / path.name).write_bytes(path.read_bytes())
    spoiled = next(iter(sorted(broken.iterdir())))
    spoiled.write_bytes(spoiled.read_bytes() + b"only\x01two\n")

    said = mingjian("intake", broken, "--home", tmp_path / "home", "--json")

    (receipt,) = json.loads(said.out)["receipts"]
    assert (said.code, receipt["status"]) == (1, "rejected")
    assert any(problem["file"] == spoiled.name and problem["line"] for problem in receipt["problems"])


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    said = mingjian("intake", tmp_path / "nothing", "--home", tmp_path / "home")

    assert said.code == 2
    assert "nothing" in said.err
