"""The coverage map shows what is covered by whom, and gaps as gaps."""

import pytest

from mingjian.catalogue.coverage import coverage
from mingjian.engine.library import Library

pytestmark = pytest.mark.django_db


def test_every_source_of_law_and_every_table_is_on_the_map() -> None:
    library = Library.load()

    shown = coverage(q="", only_gaps=False)

    laws = [one for one in library.parameters.values() if one.source == "law"]
    assert {one.source for one in shown.articles} == {dated.source for one in laws for dated in one.values}
    assert [line.table.name for line in shown.tables] == list(library.tables)


def test_an_article_leads_to_models_tables_and_institutions() -> None:
    shown = coverage(q="商业银行大额风险暴露管理办法", only_gaps=False)

    models = {model.id for article in shown.articles for model in article.models}
    tables = {table.name for article in shown.articles for table in article.tables}
    institutions = {one.code for article in shown.articles for one in article.institutions}
    assert "concentration.single_customer_loans_over_limit" in models
    assert "corporate_loan" in tables
    assert "B0001" in institutions


def test_only_gaps_are_left_when_they_are_asked_for() -> None:
    whole, gaps = coverage(q="", only_gaps=False), coverage(q="", only_gaps=True)

    assert len(gaps.articles) == whole.articles_without > 0
    assert len(gaps.tables) == whole.tables_without
    assert all(not one.models for one in gaps.articles)
    assert len(gaps.articles) < len(whole.articles)
