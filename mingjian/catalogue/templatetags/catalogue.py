"""How the catalogue writes the law's numbers, and which colour a state has."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingjian.engine import terms
from mingjian.engine.language import say
from mingjian.engine.sentences import sentence

register = template.Library()
_COLOURS = {
    "in_force": "green",
    "trial": "blue",
    "submitted": "orange",
    "retired": "secondary",
    "replaced": "secondary",
    "withdrawn": "secondary",
    "draft": "azure",
    "added": "red",
    "dropped": "green",
    "moved": "yellow",
    "confirmed": "red",
    "refuted": "green",
    "law": "blue",
    "sure": "green",
    "unsure": "red",
    "article_from_memory": "yellow",
}


@register.filter
def valued(value: Decimal | str | None, unit: str) -> SafeString | str:
    """A parameter's value with its unit; ratios in per cent, a text as it stands, a repeal by its word."""
    if value is None:
        return say("废止", "repealed")
    if isinstance(value, str):
        return format_html("<code>{}</code>", value)
    if unit == "ratio":
        return sentence("{value:percent}", {"value": value}, "en", {})
    number = sentence("{value:number}", {"value": value}, "en", {})
    return f"{number} {terms.word(terms.UNITS, unit)}"


@register.filter
def colour(state: str) -> str:
    """The colour of a state's badge; the word beside it says the same."""
    return _COLOURS.get(state, "secondary")


@register.filter
def times(counts: dict[str, int], key: str) -> int:
    """How often `key` was counted."""
    return counts.get(key, 0)
