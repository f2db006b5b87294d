"""What the templates say of authorisations."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from mingjian.authorisations.states import AUTHORISATION_WORDS, EVIDENCE_WORDS
from mingjian.engine.language import readers, say

register = template.Library()
_COLOURS = {"active": "green", "pending": "yellow", "paused": "orange"}
_MOVES = {
    "sign": ("同意并签署", "Agree and sign", "btn-primary"),
    "reject": ("不同意", "Refuse", "btn-outline-danger"),
    "pause": ("暂停", "Pause", "btn-outline-secondary"),
    "resume": ("恢复", "Resume", "btn-outline-secondary"),
    "withdraw": ("撤回", "Withdraw", "btn-outline-danger"),
}


@register.filter
def permission(key: str) -> SafeString:
    """The state of an authorisation as a badge."""
    words = AUTHORISATION_WORDS[key]
    badge = f'<span class="badge bg-{_COLOURS.get(key, "secondary")}-lt">{words.in_language(readers())}</span>'
    return mark_safe(badge)  # noqa: S308 - both come from tables of ours


@register.filter
def evidence(key: str) -> str:
    """How it is known that the person agreed."""
    return EVIDENCE_WORDS[key].in_language(readers())


@register.filter
def move_words(move: str) -> str:
    """What a button says."""
    zh, en, _ = _MOVES[move]
    return say(zh, en)


@register.filter
def move_class(move: str) -> str:
    """How a button looks."""
    return _MOVES[move][2]
