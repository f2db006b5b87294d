"""Every rule that a receipt may name has words that people read."""

from mingjian.engine.library import Library
from mingjian.filings.rules import RULE_WORDS, rule_words
from mingjian.intake.rules import RULES


def test_every_rule_of_a_contract_is_called_by_words() -> None:
    assert RULE_WORDS.keys() == RULES.keys()


def test_a_check_between_tables_is_called_by_its_title() -> None:
    check = Library.load().checks["collateral_ratio_against_value"]

    assert rule_words(check.name) == check.title
    assert rule_words(check.name).zh == "抵质押率与押品估值不符"
