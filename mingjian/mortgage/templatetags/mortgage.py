"""A field of a form by its name."""

from django import template
from django.forms import BoundField, Form

register = template.Library()


@register.filter
def field_of(form: Form, name: str) -> BoundField:
    """The field with its value and mistakes."""
    return form[name]
