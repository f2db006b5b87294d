"""What an entry says and how it is hashed; the same for the database, an exported file and whoever checks it."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from mingjian.audit.tree import leaf_hash


@dataclass(frozen=True)
class Said:
    """One entry's words: its number, the instant (ISO 8601, UTC), who, what, about what, and the facts as JSON text.

    The salt is drawn for each entry: who sees its hash in another's proof cannot guess the words behind it.
    """

    index: int
    at: str
    actor: str
    organisation: str
    action: str
    about_type: str
    about_id: str
    facts: str
    salt: str

    def leaf(self) -> bytes:
        """The hash over the canonical JSON of all of it."""
        rest = (self.actor, self.organisation, self.action, self.about_type, self.about_id, self.facts, self.salt)
        return leaf_of(self.index, self.at, rest_of(*rest))

    def document(self) -> dict[str, Any]:
        """As an exported line holds it."""
        return asdict(self)


_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def rest_of(*words: str) -> str:
    """All but number and instant of an entry's canonical JSON, known before it gets its place."""
    return canonical(words)[1:]


def leaf_of(index: int, at: str, rest: str) -> bytes:
    """The hash of an entry: the canonical JSON of its number, its instant, and the rest."""
    return leaf_hash(f"[{index},{canonical(at)},{rest}".encode())


def canonical(value: Any) -> str:
    """JSON that is written in one way only: keys sorted, no spaces."""
    return _WRITER.encode(value)
