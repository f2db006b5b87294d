"""Every lint rule refuses what it is for, and a clean library has no flaw."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mingjian.engine.library import Library
from mingjian.engine.lint import lint
from tests.engine.conftest import CASES, MODEL

FOUND, NOT_FOUND = CASES.split("  - name: ninety days is not")


def flaws(library: Library) -> list[str]:
    return [f"{flaw.problem} {flaw.fix}" for flaw in lint(library)]


def test_a_clean_library_has_no_flaw(library: Library) -> None:
    assert flaws(library) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("param('rule.days', as_of)\n", "90\n", "the number 90 stands bare"),
        ("five_class = 'normal'", "five_class = 'norml'", "five_class is compared with 'norml'"),
        (
            "date_diff('day', overdue_since, as_of) as",
            "date_diff('month', overdue_since, as_of) as",
            "count these units",
        ),
        ("    loan_id,\n", "", "no table's whole key stands in the result"),
        ("as threshold", "as limit_value", "the result has no column threshold"),
        ("classed {five_class}", "classed {class}", "the sentence names class"),
        ("分类{five_class}，", "", "the two sentences name different facts"),
        ("balance as amount", "jaro_winkler_similarity(loan_id, five_class) as amount", "is not known on every engine"),
        ("from loan\n", "from (select * from loan) as loan\n", "`select *` is used"),
        ("balance as amount", "overdue_since + interval 1 month as amount", "`interval` is not the same"),
        ("balance as amount", "balance // 1 as amount", "`intdiv` is not the same"),
        ("balance as amount", "count_if(balance > 0) over () as amount", "the function CountIf is not known"),
        ("balance as amount", "balance / balance as amount", "the divisor may be zero"),
        ("balance as amount", "cast(balance as bigint) as amount", "a cast to BIGINT is not the same"),
        ("balance as amount", "date_trunc('month', overdue_since) as amount", "date_trunc gives no date"),
        ("balance as amount", "overdue_since - as_of as amount", "a date is taken from a date"),
        ("    loan_id,\n", "    loan_id, cast(balance / 1 as varchar) as text,\n", "a fraction is turned into text"),
        ("    loan_id,\n", "    loan_id, substring(loan_id, 0, 1) as text,\n", "substring starts at 0"),
        ("where ", "where loan_id like '50\\%' and ", "the pattern of `like` is computed or has a backslash"),
        (
            "    loan_id,\n",
            "    loan_id, (select list(l.loan_id) from loan as l) as ids,\n",
            "list() is ordered, or of no",
        ),
    ],
)
def test_a_rule_refuses_what_it_is_for(write_library: Callable[..., Path], old: str, new: str, told: str) -> None:
    assert old in MODEL
    folder = write_library(models__assets__overdue_dot_sql=MODEL.replace(old, new))

    assert any(told in flaw for flaw in flaws(Library.load(folder)))


def test_a_model_without_a_case_that_finds_nothing_is_refused(write_library: Callable[..., Path]) -> None:
    folder = write_library(models__assets__overdue_dot_test_dot_yaml=FOUND)

    assert flaws(Library.load(folder)) == ["no case expects that nothing is found. Add one to the .test.yaml."]


def test_law_that_is_named_but_not_used_is_refused(write_library: Callable[..., Path]) -> None:
    unused = MODEL.replace("{parameter: rule.days}", "{parameter: rule.days}, {parameter: rule.other}")
    folder = write_library(models__assets__overdue_dot_sql=unused)

    assert flaws(Library.load(folder)) == ["`law` names rule.other, which the SQL does not use. Use it or take it out."]
