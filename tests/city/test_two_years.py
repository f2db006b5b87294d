"""A city of more than a year is as honest as one of a year: what stands when it opens began before."""

from pathlib import Path

import pytest

from mingjian.city import draw
from mingjian.intake import take_in


@pytest.mark.slow
def test_every_filing_of_two_years_is_accepted(tmp_path: Path) -> None:
    draw(tmp_path / "city", 1_500, 6, 24)

    receipts = take_in([tmp_path / "city" / "filings"], tmp_path / "home")

    refused = [(receipt.institution_id, receipt.period) for receipt in receipts if not receipt.is_accepted]
    assert len({receipt.period for receipt in receipts}) == 24
    assert refused == []
