"""The library's files are read strictly: a slip is told with its file, not swallowed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mingjian.engine import strict_yaml
from mingjian.engine.errors import LibraryError
from mingjian.engine.library import Library
from tests.engine.conftest import MODEL, PARAMETER, TABLE


def told(folder: Path) -> str:
    with pytest.raises(LibraryError) as caught:
        Library.load(folder)
    return str(caught.value)


def test_a_key_that_stands_twice_is_refused_with_its_line() -> None:
    with pytest.raises(LibraryError, match=r"page.yaml:2: .*the key 'a' stands twice"):
        strict_yaml.parse("a: 1\na: 2\n", Path("page.yaml"))


def test_no_and_on_are_words_and_only_true_and_false_are_booleans() -> None:
    said = strict_yaml.parse("{a: no, b: on, c: true, d: false}", Path("page.yaml"))

    assert said == {"a": "no", "b": "on", "c": True, "d": False}


def test_a_contract_names_its_unknown_type_code_list_and_reference(write_library: Callable[..., Path]) -> None:
    broken = (
        TABLE.replace("type: money", "type: cash")
        .replace("codes: five_class", "codes: six_class")
        .replace("customer_id: {type: text", "customer_id: {type: text, refers: customer.id")
    )

    text = told(write_library(tables__bank__loan_dot_yaml=broken))

    assert "column balance has the type 'cash'" in text
    assert "column five_class names the code list 'six_class'" in text
    assert "column customer_id refers to customer.id" in text


def test_a_parameter_without_a_source_is_refused(write_library: Callable[..., Path]) -> None:
    broken = PARAMETER.replace("{value: 90, law: {zh: 新办法, en: The new rule}}", "{value: 90}")

    assert "the value since 2023-07-01 names no source" in told(write_library(parameters__rule__days_dot_yaml=broken))


def test_front_matter_in_one_language_is_refused(write_library: Callable[..., Path]) -> None:
    broken = MODEL.replace("title: {zh: 逾期列为正常, en: Overdue and classed normal}", "title: {zh: 逾期列为正常}")

    assert "`title` is not in both languages" in told(write_library(models__assets__overdue_dot_sql=broken))


def test_a_question_without_front_matter_is_refused(write_library: Callable[..., Path]) -> None:
    text = told(write_library(models__assets__overdue_dot_sql="select 1 as x"))

    assert "there is no front matter. Begin the file with /*---" in text


def test_the_version_changes_with_any_file(write_library: Callable[..., Path]) -> None:
    before = Library.load(write_library()).version
    after = Library.load(write_library(parameters__rule__days_dot_yaml=PARAMETER + "\n")).version

    assert before != after
