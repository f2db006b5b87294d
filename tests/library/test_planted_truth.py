"""In a whole city every model finds what was planted for it and little else."""

from pathlib import Path

import pytest

from mingjian.city import draw
from mingjian.cli.score import score_run
from mingjian.cli.scoring import Score
from mingjian.intake import take_in
from mingjian.workspace import Workspace
from tests.foreign import FOREIGN

PEOPLE, MONTHS = 20_000, 12
RECALL, PRECISION = 0.95, 0.9


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_every_model_finds_what_was_planted_and_little_else(seed: int, tmp_path: Path) -> None:
    draw(tmp_path / "city", PEOPLE, seed, MONTHS)
    receipts = take_in([tmp_path / "city" / "filings"], tmp_path / "home")
    record = Workspace(tmp_path / "home").run()

    assert {receipt.status for receipt in receipts} == {"accepted"}
    assert {model.id for model in record.models if model.status != "ok"} <= FOREIGN
    scores = score_run(tmp_path / "city" / "truth.csv", tmp_path / "home")[1]
    assert {one.model for one in scores} == {model.id for model in record.models} - FOREIGN
    weak = {one.model: (one.recall, one.precision) for one in scores if not _is_good(one)}
    assert weak == {}


def _is_good(score: Score) -> bool:
    return (score.recall or 0) >= RECALL and (score.precision or 0) >= PRECISION
