"""Which colour a state of the catalogue has, how often something was counted, lists that a template draws slowly."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from mingjian.engine.contracts import Table
from mingjian.engine.language import readers
from mingjian.engine.parameters import Parameter
from mingjian.engine.questions import Model
from mingjian.people.models import Organisation

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
def colour(state: str) -> str:
    """The colour of a state's badge; the word beside it says the same."""
    return _COLOURS.get(state, "secondary")


@register.filter
def times(counts: dict[str, int], key: str) -> int:
    """How often `key` was counted."""
    return counts.get(key, 0)


@register.filter
def links(things: Iterable[Model | Parameter | Table], kind: str) -> SafeString:
    """Titles that lead to the pages of their things, a line each; the same thing may stand on a page many times."""
    named = ((one.id if isinstance(one, Model) else one.name, one.title) for one in things)
    rows = ((_address(kind, name, get_script_prefix()), title.in_language(readers())) for name, title in named)
    return format_html_join("", '<div><a href="{}">{}</a></div>', rows)


@register.filter
def lines(organisations: Iterable[Organisation]) -> SafeString:
    """Names of organisations, a line each."""
    return format_html_join("", "<div>{}</div>", ((getattr(one, f"name_{readers()}"),) for one in organisations))


@lru_cache(maxsize=4096)
def _address(kind: str, name: str, _prefix: str) -> str:
    return reverse(f"catalogue:{kind}", args=[name])
