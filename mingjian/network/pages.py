"""What the page Run the network shows: what waits for a second administrator, members with keys, departments, forms."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Prefetch
from django.utils import timezone

from mingjian.engine.contracts import Words
from mingjian.engine.services import DOMAINS
from mingjian.network.forms import FORMS, OPENINGS, TITLES
from mingjian.network.models import Endpoint, Key, Member, Proposal
from mingjian.network.states import KeyKind, MemberState, Opening
from mingjian.people.models import User

DECIDED = 10
KEY_WORDS = {
    KeyKind.OWN: Words("本单位持有", "held by itself"),
    KeyKind.PORTAL: Words("网络代管", "kept by the network"),
}


@dataclass(frozen=True)
class KeyLine:
    """A key as the administrator sees it."""

    key: Key
    at: datetime

    @property
    def kind(self) -> Words:
        """Who holds it."""
        return KEY_WORDS[KeyKind(self.key.kind)]

    @property
    def state(self) -> Words:
        """Whether what it signs is answered."""
        if self.key.revoked_at:
            return Words("已吊销", "revoked")
        return Words("有效", "in force") if self.holds else Words("已到期", "ended")

    @property
    def holds(self) -> bool:
        """Whether it can still be revoked with effect."""
        return self.key.holds(self.at)


@dataclass(frozen=True)
class MemberLine:
    """An organisation in the network with its keys: those that hold, then those that do not."""

    member: Member
    keys: list[KeyLine]

    @property
    def is_suspended(self) -> bool:
        """Whether it is refused for now."""
        return self.member.state == MemberState.SUSPENDED


@dataclass(frozen=True)
class ProposalLine:
    """What one administrator asked for, and whether it is the reader's own."""

    one: Proposal
    is_own: bool

    @property
    def about(self) -> Words:
        """Whom or what it is about."""
        if self.one.opening == Opening.ENDPOINT:
            return DOMAINS[self.one.about]
        return Words(self.one.about, self.one.about)

    @property
    def seconds(self) -> str:
        """How long a department is waited for."""
        return f"{self.one.terms['seconds']:g}"


@dataclass(frozen=True)
class System:
    """A department's domain, and its own system if it is asked there."""

    domain: Words
    endpoint: Endpoint | None

    @property
    def seconds(self) -> str:
        """How long it is waited for."""
        return f"{self.endpoint.seconds:g}" if self.endpoint else ""


@dataclass(frozen=True)
class FormShown:
    """A form with its title; whether what it says waits for a second administrator."""

    name: str
    title: Words
    form: forms.Form
    takes_two: bool


def manage_page(by: User, sent: tuple[str, forms.Form] | None = None) -> dict[str, Any]:
    """The whole page; a form that was sent in with mistakes stands with what was typed."""
    proposals = Proposal.objects.select_related("by", "decided_by")
    members = _members(timezone.now())
    return {
        "waiting": [ProposalLine(one, one.by_id == by.pk) for one in proposals.filter(is_agreed=None)],
        "decided": [ProposalLine(one, one.by_id == by.pk) for one in proposals.exclude(is_agreed=None)[:DECIDED]],
        "members": [line for line in members if line.keys or line.is_suspended],
        "keyless": [line.member.organisation for line in members if not (line.keys or line.is_suspended)],
        "systems": _systems(),
        "forms": [_shown(name, sent) for name in FORMS],
    }


def _members(at: datetime) -> list[MemberLine]:
    keys = Prefetch("organisation__keys", Key.objects.order_by("-ends_at", "-pk"))
    members = Member.objects.select_related("organisation").prefetch_related(keys).order_by("organisation__code")
    return [MemberLine(one, _keys(one, at)) for one in members]


def _keys(member: Member, at: datetime) -> list[KeyLine]:
    return sorted((KeyLine(key, at) for key in member.organisation.keys.all()), key=lambda line: not line.holds)


def _systems() -> list[System]:
    known = {one.domain: one for one in Endpoint.objects.all()}
    return [System(words, known.get(domain)) for domain, words in DOMAINS.items()]


def _shown(name: str, sent: tuple[str, forms.Form] | None) -> FormShown:
    form = sent[1] if sent and sent[0] == name else FORMS[name](prefix=name)
    return FormShown(name, TITLES[name], form, name in OPENINGS)
