"""Template filters about filings: rules by their words."""

from django import template

from mingjian.engine.language import readers
from mingjian.filings.rules import rule_words

register = template.Library()


@register.filter
def rule_title(name: str) -> str:
    """What a rule of the checks is called in the reader's language."""
    return rule_words(name).in_language(readers())
