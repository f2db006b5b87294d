"""Who gets through the door: every page asks for a signed-in person unless it says that it is public."""

from collections.abc import Callable
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])


def public(view: View) -> View:
    """Let anybody see `view`."""
    view.is_public = True  # type: ignore[attr-defined]
    return view
