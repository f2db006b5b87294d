"""Amounts and instants are told as people say them."""

from datetime import UTC, datetime

import pytest

from mingjian.engine.language import reading
from mingjian.web.templatetags import words
from mingjian.web.templatetags.words import quantity, valued


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (8.46e9, "84.60 亿元", "CNY 8.46 bn"),
        (313_320_000, "3.13 亿元", "CNY 313.32 m"),
        (43_224_333.89, "4,322.43 万元", "CNY 43.22 m"),
        (480_910, "48.09 万元", "CNY 480,910.00"),
        (118.94, "118.94 元", "CNY 118.94"),
        (-2e8, "-2.00 亿元", "CNY -200.00 m"),
    ],
)
def test_an_amount_takes_the_unit_of_its_size(value: float, zh: str, en: str) -> None:
    with reading("zh"):
        assert quantity(value, "CNY") == zh
    with reading("en"):
        assert quantity(value, "CNY") == en


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [("0.8", "ratio", "80%"), ("90", "days", "90 天"), ("B01", "text", "<code>B01</code>"), (None, "days", "废止")],
)
def test_a_parameter_is_told_with_its_unit(value: str | None, unit: str, told: str) -> None:
    with reading("zh"):
        assert valued(value, unit) == told


def test_a_sentence_tells_instants_in_the_readers_zone_and_form() -> None:
    at = datetime(2026, 11, 26, 23, 5, tzinfo=UTC)

    with reading("zh"):
        assert words.say("于{at}完成", "done at {at}", at=at) == "于2026年11月27日 07:05完成"
