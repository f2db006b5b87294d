"""What the network's templates say."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from mingjian.engine.contracts import Column
from mingjian.engine.language import readers, say
from mingjian.engine.terms import filed
from mingjian.exchange.states import AUTHORISATION_WORDS, EVIDENCE_WORDS, QUERY_WORDS
from mingjian.web.library import library

register = template.Library()
_COLOURS = {
    "answered": "green", "no_record": "azure", "partial": "yellow", "refused": "red", "timed_out": "orange",
    "failed": "orange", "asked": "secondary", "active": "green", "pending": "yellow", "paused": "orange",
}  # fmt: skip
_MOVES = {
    "sign": ("同意并签署", "Agree and sign", "btn-primary"),
    "reject": ("不同意", "Refuse", "btn-outline-danger"),
    "pause": ("暂停", "Pause", "btn-outline-secondary"),
    "resume": ("恢复", "Resume", "btn-outline-secondary"),
    "withdraw": ("撤回", "Withdraw", "btn-outline-danger"),
}


@register.filter
def state(key: str) -> SafeString:
    """The state of a query or an authorisation as a badge."""
    words = QUERY_WORDS.get(key) or AUTHORISATION_WORDS[key]
    badge = f'<span class="badge bg-{_COLOURS.get(key, "secondary")}-lt">{words.in_language(readers())}</span>'
    return mark_safe(badge)  # noqa: S308 - both come from the tables above


@register.filter
def evidence(key: str) -> str:
    """How it is known that the person agreed."""
    return EVIDENCE_WORDS[key].in_language(readers())


@register.filter
def service(name: str) -> str:
    """A service's title; a service that is no more stands by its name."""
    found = library().services.get(name)
    return found.title.in_language(readers()) if found else name


@register.filter
def purpose(code: str) -> str:
    """A purpose's title."""
    found = library().purposes.get(code)
    return found.title.in_language(readers()) if found else code


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


@register.filter
def move_words(move: str) -> str:
    """What a button says."""
    zh, en, _ = _MOVES[move]
    return say(zh, en)


@register.filter
def move_class(move: str) -> str:
    """How a button looks."""
    return _MOVES[move][2]
