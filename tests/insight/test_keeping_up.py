"""Nobody has to start the models: what was filed or changed since the last run makes the next one."""

import shutil
from pathlib import Path

import pytest

from mingjian.clues.models import Clue, Run
from mingjian.engine.library import OVERLAY, default_path
from mingjian.insight.keeping_up import home_keep_up, run_is_due
from mingjian.insight.models import Value
from mingjian.intake import take_in
from mingjian.web.clock import PERIODIC
from mingjian.workspace import Means, RunOrder, run_models


def test_the_clock_looks_after_it() -> None:
    assert PERIODIC["mingjian.insight.keeping_up.home_keep_up"] <= 600


def test_nothing_is_run_while_nothing_has_changed(own_home: Path, db: None) -> None:
    before = Run.objects.count()

    assert not home_keep_up.call()
    assert Run.objects.count() == before


@pytest.mark.slow
def test_a_filing_accepted_since_makes_a_run_and_its_findings_enter(
    own_home: Path, db: None, city_folder: Path, tmp_path: Path
) -> None:
    _file_again_without_last_line(city_folder, tmp_path, own_home)
    Value.objects.all().delete()

    assert run_is_due()
    assert home_keep_up.call()
    newest = Run.objects.latest("started_at")
    assert Clue.objects.filter(last_run=newest).exists()
    assert Value.objects.exists()
    assert not home_keep_up.call()


def test_a_run_over_a_few_models_leaves_the_whole_run_due(own_home: Path, db: None) -> None:
    run_models(RunOrder(own_home, "assets.*"), Means())

    assert run_is_due()


@pytest.mark.slow
def test_a_model_approved_here_makes_one_run_and_no_more(own_home: Path, db: None) -> None:
    shutil.copytree(default_path() / "models" / "accounts", own_home / OVERLAY / "models" / "accounts")

    assert home_keep_up.call()
    assert not run_is_due()


def test_a_home_without_filings_is_left_alone(tmp_path: Path, settings: object, db: None) -> None:
    settings.HOME = tmp_path / "empty"  # type: ignore[attr-defined]

    assert not run_is_due()


def _file_again_without_last_line(city: Path, tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "again" / "B0001" / "20251231"
    shutil.copytree(city / "filings" / "B0001" / "20251231", folder)
    named = folder / "B0001-credit_card_transaction-20251231.txt"
    lines = named.read_text(encoding="utf-8").splitlines(keepends=True)
    named.write_text("".join(lines[:-1]), encoding="utf-8")
    (receipt,) = take_in([folder], home)
    assert receipt.status == "accepted", receipt.problems[:3]
