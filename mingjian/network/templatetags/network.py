"""What the network's templates say of services and purposes."""

from django import template

from mingjian.engine.language import readers
from mingjian.web.library import library

register = template.Library()


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
