"""Template filters about people: roles, browsers."""

from collections.abc import Iterable

from django import template

from mingjian.engine import language
from mingjian.engine.language import say
from mingjian.people.powers import KIND_WORDS, ROLE_WORDS

register = template.Library()
# The first that a browser's own description holds is what it is: Edge calls itself Chrome too, Chrome Safari.
_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = {"Android": "Android", "iPhone": "iOS", "iPad": "iPadOS", "Windows": "Windows", "Mac OS": "macOS"}
_SYSTEMS |= {"CrOS": "ChromeOS", "Linux": "Linux"}


@register.filter
def browser(description: str) -> str:
    """A browser's own description in two words: Firefox · Windows."""
    named = (next((name for mark, name in kinds.items() if mark in description), "") for kinds in (_BROWSERS, _SYSTEMS))
    return " · ".join(filter(None, named)) or description[:60] or say("未知", "unknown")


@register.filter
def roles(held: Iterable[str]) -> str:
    """The names of roles, in one line."""
    return say("、", ", ").join(role(each) for each in sorted(held))


@register.filter
def role(held: str) -> str:
    """The name of a role."""
    return ROLE_WORDS[held].in_language(language.readers())


@register.filter
def kind(of: str) -> str:
    """The name of a kind of organisation."""
    return KIND_WORDS[of].in_language(language.readers())
