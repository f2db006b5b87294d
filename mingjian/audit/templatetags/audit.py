"""Template filters of the audit room: what actions and findings are called."""

import json
from collections.abc import Mapping
from typing import Any

from django import template

from mingjian.audit.actions import words_of
from mingjian.audit.things import words_of_thing
from mingjian.engine import language

register = template.Library()


@register.filter
def action(name: str) -> str:
    """What an action is called."""
    return words_of(name).in_language(language.readers())


@register.filter
def thing(name: str) -> str:
    """What the thing is called that an entry is about."""
    return words_of_thing(name).in_language(language.readers())


@register.filter
def told(finding: Mapping[str, Any]) -> str:
    """The sentence of a finding that was written down."""
    return str(finding["message"][language.readers()])


@register.filter
def brief(facts: Mapping[str, Any]) -> str:
    """The facts that fit in one line; the entry's own page holds those that are long."""
    shown = (
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in facts.items()
        if not isinstance(value, dict) and value not in ("", None, [])
    )
    return " · ".join(shown)
