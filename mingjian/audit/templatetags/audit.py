"""Template filters of the audit room: what actions and findings are called."""

import re
from collections.abc import Mapping
from typing import Any

from django import template

from mingjian.audit.actions import words_of
from mingjian.audit.facts import words_of_fact
from mingjian.audit.things import words_of_thing
from mingjian.engine import language

register = template.Library()
_HASH = re.compile(r"\b[0-9a-f]{32,64}\b")


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
def fact(name: str) -> str:
    """What a fact is called."""
    return words_of_fact(name).in_language(language.readers())


@register.filter
def fact_value(value: Any) -> str:
    """A fact as it is read: yes and no in words, the rest as it was written down."""
    if isinstance(value, bool):
        return language.say("是", "yes") if value else language.say("否", "no")
    if value is None or value == "":
        return "–"
    if isinstance(value, dict):
        return "; ".join(f"{fact(name)} {fact_value(one)}" for name, one in value.items())
    if isinstance(value, list):
        return language.say("、", ", ").join(fact_value(one) for one in value) or "–"
    return str(value)


@register.filter
def brief(facts: Mapping[str, Any]) -> str:
    """The facts that fit in one line; the entry's own page holds those that are long."""
    mark = language.say("：", ": ")
    shown = (
        f"{fact(name)}{mark}{_HASH.sub(_shortened, fact_value(value))}"
        for name, value in facts.items()
        if not isinstance(value, dict) and value not in ("", None, [])
    )
    return " · ".join(shown)


def _shortened(found: re.Match[str]) -> str:
    return f"{found[0][:10]}…"
