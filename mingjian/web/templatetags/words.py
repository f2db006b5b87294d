"""Template tags and filters: text in both languages, money, terms."""

from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.formats import localize, number_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from mingjian.engine import language, terms
from mingjian.engine.contracts import Words

register = template.Library()
_DRESS = {"checkbox": "form-check-input", "radioselect": "form-check-input", "select": "form-select"}


@register.simple_tag
def say(zh: str, en: str, **facts: Any) -> str:
    """The text in the reader's language; `facts` fill its {placeholders}, numbers and dates in the reader's form."""
    text = language.say(zh, en)
    return text.format(**{name: conditional_escape(localize(fact)) for name, fact in facts.items()}) if facts else text


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
def money(amount: Decimal | float | None) -> str:
    """An amount in yuan with separators and cents; a dash when there is none."""
    return "–" if amount is None else number_format(amount, decimal_pos=2, force_grouping=True)


@register.filter
def term(key: str, kind: str) -> str:
    """A key of the library in the reader's language: `{{ clue.severity|term:"SEVERITIES" }}`."""
    return terms.word(getattr(terms, kind), key)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """A form's field in the console's look."""
    refused = " is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": _DRESS.get(field.widget_type, "form-control") + refused})
