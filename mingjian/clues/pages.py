"""What the queue's pages show: the form with its counts, views kept, what is asked before an action."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mingjian.clues.models import Clue, SavedView
from mingjian.clues.models.found import FINDING_WORDS, STATE_WORDS
from mingjian.clues.queue import Page, counts
from mingjian.clues.wanted import AGES, ANY, ORDERS, QUALITIES, Wanted
from mingjian.engine import terms
from mingjian.engine.contracts import Words
from mingjian.engine.language import readers
from mingjian.engine.questions import SEVERITIES
from mingjian.people.models import Organisation, User
from mingjian.web.library import library

_COUNTED_TOGETHER = (("risk", "model"), ("severity", "finding", "state"), ("institution_id",))
_EVERYTHING = Words("全部", "all")


@dataclass(frozen=True)
class Option:
    """One value of a filter: its name, how many clues have it (None: not counted), whether it is chosen."""

    value: str
    name: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True)
class QueuePage:
    """The queue's page."""

    reader: User
    wanted: Wanted
    page: Page

    @cached_property
    def risks(self) -> list[Option]:
        """Risks with clues."""
        return self._counted("risk", self.wanted.risk, {key: terms.word(terms.RISKS, key) for key in self._by("risk")})

    @cached_property
    def models(self) -> list[Option]:
        """Models with clues."""
        held = library().models
        names = {key: held[key].title.in_language(readers()) if key in held else key for key in self._by("model")}
        return self._counted("model", self.wanted.model, names)

    @cached_property
    def institutions(self) -> list[Option]:
        """Institutions with clues."""
        names = {one.code: one for one in Organisation.objects.filter(code__in=self._by("institution_id"))}
        named = {code: f"{code} {getattr(one, f'name_{readers()}')}" for code, one in names.items()}
        return self._counted("institution_id", self.wanted.institution, named)

    @cached_property
    def severities(self) -> list[Option]:
        """The gravest first."""
        names = {str(n): terms.word(terms.SEVERITIES, key) for n, key in reversed(list(enumerate(SEVERITIES, 1)))}
        return self._counted("severity", self.wanted.severity, names)

    @cached_property
    def states(self) -> list[Option]:
        """Every state, and all of them together."""
        names = {key: words.in_language(readers()) for key, words in STATE_WORDS.items()}
        everything = Option(ANY, _EVERYTHING.in_language(readers()), None, self.wanted.state == ANY)
        return [*self._counted("state", self.wanted.state, names), everything]

    @cached_property
    def findings(self) -> list[Option]:
        """Against the run before."""
        names = {key: words.in_language(readers()) for key, words in FINDING_WORDS.items()}
        return self._counted("finding", self.wanted.finding, names)

    @property
    def ages(self) -> list[Option]:
        """How long ago clues arose."""
        return _plain(AGES, self.wanted.age)

    @property
    def qualities(self) -> list[Option]:
        """The score of the filings under clues."""
        return _plain(QUALITIES, self.wanted.quality)

    @property
    def orders(self) -> list[Option]:
        """The orders there are."""
        return _plain({key: order.words for key, order in ORDERS.items()}, self.wanted.sort)

    @cached_property
    def views(self) -> list[SavedView]:
        """The views that the reader keeps or others share."""
        return views_of(self.reader)

    @cached_property
    def _counts(self) -> dict[str, Counter[str]]:
        return {}

    def _by(self, facet: str) -> Counter[str]:
        if facet not in self._counts:
            group = next(group for group in _COUNTED_TOGETHER if facet in group)
            self._counts.update(counts(seen_by=self.reader, wanted=self.wanted, facets=group))
        return self._counts[facet]

    def _counted(self, facet: str, chosen: str, names: Mapping[str, str]) -> list[Option]:
        found = self._by(facet)
        return [Option(key, name, found[key], key == chosen) for key, name in names.items()]


def views_of(reader: User) -> list[SavedView]:
    """The views that `reader` keeps, and those that colleagues share."""
    shared = SavedView.objects.filter(is_shared=True, owner__organisation=reader.organisation_id)
    return list((SavedView.objects.filter(owner=reader) | shared).select_related("owner"))


def _plain(words: Mapping[str, Words], chosen: str) -> list[Option]:
    return [Option(key, said.in_language(readers()), None, key == chosen) for key, said in words.items()]


@dataclass(frozen=True)
class ActPage:
    """What is about to be done to which clues."""

    name: str
    words: Words
    clues: Sequence[Clue]
    reasons: Mapping[str, Words]
    back: str
