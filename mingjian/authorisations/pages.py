"""What a person or firm reads about an authorisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mingjian.authorisations import notice
from mingjian.authorisations.machine import MOVES
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.services import Wish
from mingjian.engine.contracts import Words
from mingjian.web.library import library

_UNKNOWN = Words("–", "–")


@dataclass(frozen=True)
class Given:
    """An authorisation as its person reads it."""

    one: Authorisation
    services: list[tuple[Words, list[Words]]]
    purpose: Words
    moves: list[str]
    notice: Words
    notice_hash: str


@dataclass(frozen=True)
class Wanted:
    """What a person is asked to permit, before they do."""

    wish: Wish
    services: list[tuple[Words, list[Words]]]
    law: Words
    notice: Words
    notice_hash: str


def wanted(wish: Wish) -> Wanted:
    """What the wish is for, in words, with the text that whoever permits is told."""
    law = library().purposes[wish.purpose].law
    return Wanted(wish, _services(wish.services), law, notice.NOTICE, notice.notice_hash())


def given(one: Authorisation) -> Given:
    """What was agreed, in words, and what the person may do now."""
    purpose = library().purposes.get(one.purpose)
    own = ("sign", "reject", "pause", "resume", "withdraw")
    moves = [move for move in own if one.state in MOVES[move][0] and (move != "withdraw" or one.state != "pending")]
    title = purpose.title if purpose else _UNKNOWN
    return Given(one, _services(one.services), title, moves, notice.NOTICE, notice.notice_hash())


def _services(asked: Mapping[str, Sequence[str]]) -> list[tuple[Words, list[Words]]]:
    services = []
    for name, fields in asked.items():
        service = library().services.get(name)
        columns = library().tables[service.table].columns if service else {}
        services.append((service.title if service else _UNKNOWN, [columns[f].title for f in fields if f in columns]))
    return services
