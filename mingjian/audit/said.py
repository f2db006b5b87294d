"""What an entry says and how it is hashed; the same for the database, an exported file and whoever checks it."""

import json
from dataclasses import asdict, astuple, dataclass
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
        return leaf_hash(canonical(astuple(self)).encode())

    def document(self) -> dict[str, Any]:
        """As an exported line holds it."""
        return asdict(self)


def canonical(value: Any) -> str:
    """JSON that is written in one way only: keys sorted, no spaces."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
