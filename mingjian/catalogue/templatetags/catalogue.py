"""Which colour a state of the catalogue has, and how often something was counted."""

from django import template

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
