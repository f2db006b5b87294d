"""A sentence writes its facts as the reader's language does."""

from datetime import date
from decimal import Decimal

import pytest

from mingjian.engine.contracts import CodeList, Words
from mingjian.engine.sentences import sentence

CLASS = CodeList(
    "five_class", Words("分类", "Class"), {"other": Words("其他", "Other"), "loss": Words("损失", "Loss")}, True
)


@pytest.mark.parametrize(
    ("template", "value", "zh", "en"),
    [
        ("{x}", None, "未填", "not given"),
        ("{x}", True, "是", "yes"),
        ("{x}", date(2025, 3, 1), "2025年3月1日", "1 March 2025"),
        ("{x:money}", Decimal("1234567.5"), "1,234,567.50", "1,234,567.50"),
        ("{x:percent}", 0.1234, "12.34%", "12.34%"),
        ("{x}", 91, "91", "91"),
        ("{x}", ["A", "B"], "A、B", "A, B"),
        ("{x}", list("ABCDEFG"), "A、B、C、D、E等7项", "A, B, C, D, E and 2 more"),
        ("{five_class}", "loss", "损失", "Loss"),
        ("{five_class}", "other-展期", "其他-展期", "Other-展期"),
    ],
)
def test_a_fact_is_written_for_its_reader(template: str, value: object, zh: str, en: str) -> None:
    facts = {"x": value, "five_class": value}

    assert sentence(template, facts, "zh", {"five_class": CLASS}) == zh
    assert sentence(template, facts, "en", {"five_class": CLASS}) == en
