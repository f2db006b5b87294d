"""A model's cases are told in the reader's language."""

from datetime import date
from typing import Any

import pytest

from mingjian.catalogue.cases_told import case_words
from mingjian.engine.cases import Case
from mingjian.web.library import library
from tests.catalogue.conftest import MODEL


def _case(given: dict[str, Any], expect: list[dict[str, Any]]) -> Case:
    return Case("a loan without arrears is none", date(2025, 12, 31), given, expect)


@pytest.mark.parametrize(
    ("given", "expect", "told"),
    [
        ({"corporate_loan": [{}, {}], "employee": [{}]}, [{"subject_id": "L1"}], "应有疑点1个（L1）"),
        ({"corporate_loan": [{}]}, [], "应无疑点"),
        ({"corporate_loan": [{}]}, [{"subject_id": f"L{n}"} for n in range(4)], "应有疑点4个（L0、L1、L2等）"),
    ],
)
def test_in_chinese_a_case_says_what_is_given_and_expected(
    given: dict[str, Any], expect: list[dict[str, Any]], told: str
) -> None:
    words = case_words(library(), _case(given, expect))

    rows = "、".join(f"{library().tables[name].title.zh}{len(rows)}行" for name, rows in given.items())
    assert words.zh == f"给出{rows}；{told}"
    assert words.en == "a loan without arrears is none"


def test_the_page_of_a_model_has_no_english_case_in_chinese(as_user: Any) -> None:
    page = as_user("lin").get(f"/catalogue/models/{MODEL}").content.decode()

    assert "；应无疑点" in page
    assert 'lang="en"' not in page.partition("用例")[2].partition("用例全文")[0]
