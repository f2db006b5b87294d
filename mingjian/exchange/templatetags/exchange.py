"""What the network's templates say."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from mingjian.engine.contracts import Column
from mingjian.engine.language import readers, say
from mingjian.engine.terms import filed
from mingjian.exchange.states import QUERY_WORDS

register = template.Library()
_COLOURS = {
    "answered": "green", "no_record": "azure", "partial": "yellow", "refused": "red", "timed_out": "orange",
    "failed": "orange",
}  # fmt: skip


@register.filter
def state(key: str) -> SafeString:
    """The state of a query as a badge."""
    words = QUERY_WORDS[key]
    badge = f'<span class="badge bg-{_COLOURS.get(key, "secondary")}-lt">{words.in_language(readers())}</span>'
    return mark_safe(badge)  # noqa: S308 - both come from tables of ours


@register.simple_tag
def told(column: Column, value: Any) -> str:
    """A value as a reader writes it; a band by its edges; nothing as a dash."""
    if value is None:
        return "–"
    if isinstance(value, dict):
        low, high = value["from"], value["below"]
        if low is None:
            return say(f"{high:,}以下", f"below {high:,}")
        return (
            say(f"{low:,}以上", f"{low:,} and more")
            if high is None
            else say(f"{low:,}至{high:,}", f"{low:,} to {high:,}")
        )
    return filed(column, value)
