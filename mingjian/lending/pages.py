"""What the form of a new application shows, and the page of consents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page
from django.forms import BoundField

from mingjian.engine.contracts import Words
from mingjian.lending.forms import PARTIES, SIGNERS, WishForm
from mingjian.lending.models import Consent
from mingjian.mortgage.states import KIND_WORDS, PATTERN_WORDS, ROLE_WORDS
from mingjian.registry.words import KIND_WORDS as MORTGAGE_WORDS


@dataclass(frozen=True)
class NewPage:
    """The form of a new application."""

    form: WishForm
    kinds: Mapping[str, Words]
    mortgage_kinds: Mapping[str, Words]
    patterns: Mapping[str, Words]
    roles: Mapping[str, Words]
    parties: list[tuple[BoundField, BoundField, BoundField]]


def new_page(form: WishForm) -> NewPage:
    """The form with its choices."""
    parties = [(form[f"name_{at}"], form[f"id_{at}"], form[f"role_{at}"]) for at in range(PARTIES)]
    roles = {role: ROLE_WORDS[role] for role, _ in SIGNERS}
    return NewPage(form, KIND_WORDS, MORTGAGE_WORDS, PATTERN_WORDS, roles, parties)


@dataclass(frozen=True)
class ConsentsPage:
    """What waits for one's own bank, and everything that was asked of it."""

    waiting: Iterable[Consent]
    page: Page[Consent]
