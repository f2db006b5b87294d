"""What the notices' templates say."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from mingjian.engine.language import readers, say
from mingjian.engine.services import SUBJECT_KINDS
from mingjian.notices.models import Notice
from mingjian.notices.states import DELIVERY_WORDS
from mingjian.web.library import library

register = template.Library()
_COLOURS = {"portal": "secondary", "waiting": "yellow", "delivered": "green", "dead": "red"}


@register.filter
def told(notice: Notice) -> str:
    """The sentence in the reader's language."""
    return notice.sentence_zh if readers() == "zh" else notice.sentence_en


@register.filter
def rule(name: str) -> str:
    """The title of a notice's question; one that is in the library no more stands by its name."""
    found = library().notices.get(name)
    return found.title.in_language(readers()) if found else name


@register.filter
def kind(name: str) -> str:
    """What sort of subject."""
    return SUBJECT_KINDS[name].in_language(readers())


@register.filter
def why_not(fault: str) -> str:
    """Why a delivery failed: what the receiver answered, or that it was not reached, and the program's own words."""
    if fault.startswith("HTTP "):
        return say(f"接收系统答复 {fault}", f"the receiver answered {fault}")
    if fault.startswith("TimeoutError"):
        return say("接收系统超时未答", "the receiver did not answer in time")
    return say(f"连接不上接收系统（{fault}）", f"the receiver was not reached ({fault})") if fault else ""


@register.filter
def delivery(key: str) -> SafeString:
    """How far a delivery is, as a badge."""
    words = DELIVERY_WORDS[key].in_language(readers())
    return mark_safe(f'<span class="badge bg-{_COLOURS[key]}-lt">{words}</span>')  # noqa: S308 - from the tables above
