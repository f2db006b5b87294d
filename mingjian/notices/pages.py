"""What the notices' pages show."""

from dataclasses import dataclass
from typing import Any

from mingjian.engine.contracts import Words
from mingjian.engine.notices import Notice as Rule
from mingjian.notices import selectors
from mingjian.notices.models import Notice, Webhook
from mingjian.notices.states import DELIVERY_WORDS, VIEWS
from mingjian.people.models import User
from mingjian.web.library import library

DEAD_SHOWN, PASSES_SHOWN = 50, 20


@dataclass(frozen=True)
class IndexPage:
    """The list of an institution."""

    page: Any
    wanted: selectors.Wanted
    views: list[tuple[str, Words, int]]
    rules: list[Rule]
    watched: list[tuple[str, int, int]]


@dataclass(frozen=True)
class NoticePage:
    """One notice: what was told, by which rule, on what basis, what came of it."""

    notice: Notice
    rule: Rule | None

    @property
    def basis(self) -> Words | None:
        """The law that gives the reason; None where an authorisation does."""
        return self.rule.basis.words if self.rule and self.rule.basis and not self.notice.authorisation_id else None


@dataclass(frozen=True)
class WebhookPage:
    """The receiving system of an institution."""

    webhook: Webhook | None
    states: list[tuple[Words, int]]
    dead: list[Notice]


@dataclass(frozen=True)
class RuleLine:
    """A question and how many notices it made."""

    rule: Rule
    told: int
    done: int


@dataclass(frozen=True)
class WatchPage:
    """The watch as those see it who watch over the network."""

    passes: list[Any]
    lines: list[RuleLine]
    organisations: list[Any]
    dead: list[Notice]


def index_page(user: User, wanted: selectors.Wanted, page: Any) -> IndexPage:
    """The list with its views and filters."""
    counts = selectors.notice_counts(seen_by=user)
    views = [(view, words, counts.get(view, 0)) for view, words in VIEWS.items()]
    rules = list(library().notices.values())
    return IndexPage(page, wanted, views, rules, selectors.watch_counts(seen_by=user))


def notice_page(notice: Notice) -> NoticePage:
    """A notice with its rule; one that is in the library no more stands by itself."""
    return NoticePage(notice, library().notices.get(notice.rule))


def webhook_page(user: User, webhook: Webhook | None) -> WebhookPage:
    """How far deliveries to the institution are."""
    counts = selectors.delivery_counts(seen_by=user)
    states = [(words, counts[state]) for state, words in DELIVERY_WORDS.items()]
    return WebhookPage(webhook, states, list(selectors.dead_letters(seen_by=user)[:DEAD_SHOWN]))


def watch_page(user: User) -> WatchPage:
    """The last passes, every question, every institution, what did not arrive."""
    counts = selectors.rule_counts()
    lines = [RuleLine(rule, *counts.get(rule.id, (0, 0))) for rule in library().notices.values()]
    lines.sort(key=lambda line: line.rule.code)
    dead = list(selectors.dead_letters(seen_by=user)[:DEAD_SHOWN])
    return WatchPage(list(selectors.passes()[:PASSES_SHOWN]), lines, list(selectors.organisation_counts()), dead)
