"""A problem found by Python in a file, a name or an archive; SQL enters those it finds in rows by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One breach of a rule: where it is, what stands there, and the facts that its sentence needs."""

    rule: str
    file: str = ""
    line: int | None = None
    column: str | None = None
    value: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
