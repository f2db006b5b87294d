"""The reader's language: what was asked for, else the environment's, else Chinese."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

from mingjian.engine.contracts import Words

_asked: ContextVar[str | None] = ContextVar("asked", default=None)


class Language(StrEnum):
    """The two languages of the platform."""

    zh = "zh"
    en = "en"


def ask_for(language: Language | None) -> None:
    """Answer in `language` from here on; None leaves it as it is."""
    if language is not None:
        _asked.set(language.value)


@contextmanager
def reading(language: str) -> Iterator[None]:
    """Answer in `language` (zh or en) for the length of the context: one request, one document."""
    token = _asked.set(language)
    try:
        yield
    finally:
        _asked.reset(token)


def asked() -> str | None:
    """The language asked for by option or MINGJIAN_LANG; None when nobody said."""
    named = _asked.get() or os.environ.get("MINGJIAN_LANG", "")[:2].lower()
    return named if named in ("zh", "en") else None


def readers() -> str:
    """The language that tables and sentences are shown in."""
    if language := asked():
        return language
    locale = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def say(zh: str, en: str) -> str:
    """The text in the reader's language; both are always written side by side."""
    return Words(zh, en).in_language(readers())
