"""Indicators go with a run of models: planned, computed, kept and reused in the same way; their answer is a value."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mingjian.engine.contracts import Words
from mingjian.engine.duck import DuckEngine
from mingjian.engine.library import Library
from mingjian.engine.lint import lint
from mingjian.engine.reasons import UNCHANGED, fault
from mingjian.engine.results import Results, RunRecord
from mingjian.engine.run import Order, run
from tests.engine.conftest import FiledRows

INDICATOR = """/*---
title: {zh: 正常类余额占比, en: Share of normal balance}
about: {zh: 占全部余额。, en: Of all balances.}
unit: ratio
law: []
---*/
select
    institution_id,
    sum(case when five_class = 'normal' then balance end) / nullif(sum(balance), 0) as value,
    sum(balance) as balance
from loan
group by grouping sets ((institution_id), ())
"""
CASES = """
cases:
  - name: a quarter
    as_of: 2025-12-31
    given:
      loan:
        - {loan_id: L1, five_class: normal, balance: 1}
        - {loan_id: L2, five_class: loss, balance: 3}
    expect:
      - {institution_id: B0001, value: 0.25}
      - {institution_id: null, value: 0.25}
  - name: nothing owed
    as_of: 2025-12-31
    given:
      loan: [{loan_id: L1, five_class: normal, balance: 0}]
    expect: []
"""
TWICE = INDICATOR.replace("grouping sets ((institution_id), ())", "institution_id, loan_id")


@pytest.fixture
def with_indicator(write_library: Callable[..., Path]) -> Callable[[str, str], Library]:
    """The one-page library with an indicator of the given text and cases."""

    def load(text: str = INDICATOR, cases: str = CASES) -> Library:
        named = {"indicators__balance__share_dot_sql": text, "indicators__balance__share_dot_test_dot_yaml": cases}
        return Library.load(write_library(**named))

    return load


def run_once(library: Library, filed: FiledRows, folder: Path, pattern: str = "*") -> tuple[RunRecord, Results]:
    results = Results(folder / "runs")
    return run(Order(library, filed, pattern), DuckEngine(), results), results


def test_a_run_keeps_a_value_an_institution_and_one_of_the_sector(with_indicator, filed, tmp_path) -> None:
    record, results = run_once(with_indicator(), filed, tmp_path)

    rows = results.indicators(results.record(record.run_id)).to_pylist()
    said = {
        "indicator": "balance.share",
        "as_of": date(2025, 12, 31),
        "value": 1.0,
        "parts": json.dumps({"balance": 12.0}),
    }
    assert rows == [{**said, "institution_id": None}, {**said, "institution_id": "B1"}]
    assert [(one.id, one.status, one.reason) for one in record.indicators] == [("balance.share", "ok", None)]


def test_what_is_unchanged_is_not_computed_again_and_what_is_changed_is(with_indicator, filed, tmp_path) -> None:
    run_once(with_indicator(), filed, tmp_path)

    again, results = run_once(with_indicator(), filed, tmp_path)
    other, _ = run_once(with_indicator(INDICATOR.replace("= 'normal'", "= 'loss'")), filed, tmp_path)

    assert again.indicators[0].reason == UNCHANGED
    assert results.indicators(again).column("value").to_pylist() == [1.0, 1.0]
    assert (other.indicators[0].reason, results.indicators(other).num_rows) == (None, 0)


def test_an_indicator_whose_table_nobody_filed_is_skipped_and_has_no_value(with_indicator, filed, tmp_path) -> None:
    filed.tables.clear()

    record, results = run_once(with_indicator(), filed, tmp_path)

    reason = Words("没有单位报送：借据表", "nobody filed loan")
    assert [(one.status, one.reason) for one in record.indicators] == [("skipped", reason)]
    assert results.indicators(record).num_rows == 0


def test_two_values_of_one_institution_fail_and_stop_nobody_else(with_indicator, filed, tmp_path) -> None:
    record, _ = run_once(with_indicator(TWICE), filed, tmp_path)

    assert [(one.status, one.reason) for one in record.indicators] == [
        ("failed", fault("ValueError: the result has two values of one institution"))
    ]
    assert [one.status for one in record.models] == ["ok"]


def test_a_pattern_chooses_among_models_and_indicators_alike(with_indicator, filed, tmp_path) -> None:
    record, _ = run_once(with_indicator(), filed, tmp_path, "balance.*")

    assert ([one.id for one in record.models], [one.id for one in record.indicators]) == ([], ["balance.share"])


def test_a_retired_indicator_is_kept_and_not_asked(with_indicator, filed, tmp_path) -> None:
    retired = INDICATOR.replace("law: []", "law: []\nretired: {on: 2025-01-01, why: {zh: 停用, en: out of use}}")

    record, _ = run_once(with_indicator(retired), filed, tmp_path)

    assert record.indicators == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("as value", "as share", "the result has no column value"),
        ("0) as value", "100) as value", "the number 100 stands bare"),
        ("'normal'", "'norml'", "five_class is compared with 'norml'"),
    ],
)
def test_the_rules_of_models_hold_for_indicators(old: str, new: str, told: str, with_indicator) -> None:
    assert old in INDICATOR

    assert any(told in flaw.problem for flaw in lint(with_indicator(INDICATOR.replace(old, new))))


def test_an_indicator_without_a_case_that_finds_nothing_is_refused(with_indicator) -> None:
    assert lint(with_indicator()) == []
    found = CASES.split("  - name: nothing owed", maxsplit=1)[0]

    assert [flaw.problem for flaw in lint(with_indicator(INDICATOR, found))] == [
        "no case expects that nothing is found."
    ]
