"""Template tags and filters: text in both languages, money, terms."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.formats import localize, number_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from mingjian.engine import language, sentences, terms
from mingjian.engine.contracts import Words
from mingjian.engine.questions import SEVERITIES
from mingjian.web import library

register = template.Library()
_DRESS = {"checkbox": "form-check-input", "radioselect": "form-check-input", "select": "form-select"}

# From what amount on which unit stands, and what it divides by: in Chinese, in English.
_SCALES = (
    (1e9, (("亿元", 1e8), ("bn", 1e9))),
    (1e8, (("亿元", 1e8), ("m", 1e6))),
    (1e6, (("万元", 1e4), ("m", 1e6))),
    (1e4, (("万元", 1e4), ("", 1.0))),
    (0, (("元", 1.0), ("", 1.0))),
)


@register.simple_tag
def say(zh: str, en: str, **facts: Any) -> str:
    """The text in the reader's language; `facts` fill its {placeholders}, numbers and times as the reader has them."""
    told = {name: conditional_escape(localize(_here(fact))) for name, fact in facts.items()}
    return language.say(zh, en).format(**told) if told else language.say(zh, en)


def _here(fact: Any) -> Any:
    """An instant as the clock shows it here."""
    return localtime(fact) if isinstance(fact, datetime) else fact


@register.filter
def words(said: Words) -> str:
    """Words in the reader's language."""
    return said.in_language(language.readers())


@register.filter
def named(thing: Any) -> str:
    """The name of a thing that has one in both languages: `name_zh`, `name_en`."""
    return str(getattr(thing, f"name_{language.readers()}")) if thing else ""


@register.filter
def sentence(mistake: Any) -> str:
    """A mistake's sentence in the reader's language."""
    return str(mistake.sentence(language.readers()))


@register.filter
def options(choices: Iterable[Any]) -> SafeString:
    """A list's options, each of a choice's `value`, `name`, `count` unless None, and whether it `is_chosen`."""
    told = (
        (
            one.value,
            " selected" if one.is_chosen else "",
            one.name,
            "" if one.count is None else f" ({localize(one.count)})",
        )
        for one in choices
    )
    return format_html_join("", '<option value="{}"{}>{}{}</option>', told)


@register.filter
def money(amount: Decimal | float | None) -> str:
    """An amount in yuan with separators and cents; a dash when there is none."""
    return "–" if amount is None else number_format(amount, decimal_pos=2, force_grouping=True)


@register.filter
def quantity(value: float, unit: str) -> str:
    """An indicator's value in its unit: shares in per cent, large amounts in hundred millions or billions."""
    if unit == "ratio":
        return f"{number_format(value * 100, decimal_pos=2)}%"
    if unit == "CNY":
        return _amount(value)
    places = 2 if value != int(value) else 0
    return f"{number_format(value, places, force_grouping=True)} {terms.word(terms.UNITS, unit)}"


def _amount(value: float) -> str:
    """An amount as people say it: in 亿 or 万, in billions or millions."""
    (zh, by), (en, into) = next((ways for least, ways in _SCALES if abs(value) >= least))
    return language.say(
        f"{number_format(value / by, 2, force_grouping=True)} {zh}",
        f"CNY {number_format(value / into, 2, force_grouping=True)} {en}".strip(),
    )


@register.filter
def valued(value: Decimal | str | None, unit: str) -> SafeString | str:
    """A parameter's value with its unit; ratios in per cent, a text as it stands, a repeal by its word."""
    if value is None:
        return language.say("废止", "repealed")
    if unit == "text":
        return format_html("<code>{}</code>", value)
    facts = {"value": Decimal(value)}
    if unit == "ratio":
        return sentences.sentence("{value:percent}", facts, "en", {})
    number = sentences.sentence("{value:number}", facts, "en", {})
    return f"{number} {terms.word(terms.UNITS, unit)}"


@register.filter
def severity_word(level: str | int) -> str:
    """The word of a severity's number: 4 critical … 1 low."""
    return terms.word(terms.SEVERITIES, SEVERITIES[int(level) - 1])


@register.filter
def heat(weight: int) -> int:
    """The shade of a cell, 0 to 5, from severities summed."""
    return min(5, (weight + 1).bit_length() - 1) if weight else 0


@register.filter
def term(key: str, kind: str) -> str:
    """A key in the reader's language, by the platform's words or a room's own.

    `{{ clue.severity_key|term:"SEVERITIES" }}`, `{{ receipt.status|term:"filings.STATUS_WORDS" }}` (of its models).
    """
    room, _, name = kind.rpartition(".")
    source = import_module(f"mingjian.{room}.models") if room else terms
    return terms.word(getattr(source, name), key)


@register.filter
def table_title(name: str) -> str:
    """The title of a table of the data standard."""
    return library.table_title(name)


@register.filter
def model_title(name: str) -> str:
    """The title of a model."""
    return library.model_title(name)


@register.filter
def risk_title(name: str) -> str:
    """The risk that a model is about."""
    return terms.word(terms.RISKS, name.partition(".")[0])


@register.filter
def unlocalized(number: Any) -> str:
    """A number as it stands, without separators: for addresses and values of forms."""
    return str(number)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """A form's field in the console's look."""
    refused = " is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": _DRESS.get(field.widget_type, "form-control") + refused})
