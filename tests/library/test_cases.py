"""Every case beside every model and indicator comes out as written, a model's with its sentence in both languages."""

import pytest

from mingjian.engine.cases import Case, read_cases, run_case
from mingjian.engine.library import Library
from mingjian.engine.questions import Indicator, Model

LIBRARY = Library.load()
CASES = [(model, case) for model in LIBRARY.cased.values() for case in read_cases(model)]


@pytest.mark.parametrize(("model", "case"), CASES, ids=[f"{model.id}: {case.name}" for model, case in CASES])
def test_a_case_comes_out_as_written(model: Model | Indicator, case: Case) -> None:
    verdict = run_case(LIBRARY, model, case)

    assert (verdict.missing, verdict.surplus) == ([], [])
