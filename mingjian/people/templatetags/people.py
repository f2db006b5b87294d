"""Template filters about people: roles, browsers."""

from collections.abc import Iterable

from django import template

from mingjian.engine import language
from mingjian.engine.language import say
from mingjian.people.powers import ROLE_WORDS

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
    return say("、", ", ").join(ROLE_WORDS[role].in_language(language.readers()) for role in sorted(held))
