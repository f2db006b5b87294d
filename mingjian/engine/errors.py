"""The three families of errors that the analytical rooms raise; everything else is a defect."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Flaw:
    """One thing wrong with the library: where it is, what it is, what to do about it."""

    path: Path
    problem: str
    fix: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Where, what, what to do, as one line."""
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.problem} {self.fix}".rstrip()


class LibraryError(Exception):
    """Every flaw found in the library, gathered and shown together."""

    def __init__(self, flaws: list[Flaw]) -> None:
        """Keep the flaws; the message lists them all."""
        self.flaws = flaws
        super().__init__("\n".join(str(flaw) for flaw in flaws))


class UserError(Exception):
    """A person asked for something that cannot be; subclasses give the code, the HTTP status and the two sentences."""

    code = "user_error"
    http_status = 400
    zh = "无法完成。"
    en = "This cannot be done."

    def __init__(self, **facts: Any) -> None:
        """`facts` fill the placeholders of both sentences."""
        self.facts = facts
        super().__init__(self.sentence("en"))

    def __reduce__(self) -> tuple[Any, ...]:
        """As another process receives it."""
        return _received, (type(self), self.args, self.__dict__)

    def sentence(self, language: str) -> str:
        """The sentence for the reader, `language` is zh or en."""
        template = self.zh if language == "zh" else self.en
        return template.format(**self.facts)


def _received(kind: type[UserError], told: tuple[str, ...], known: dict[str, Any]) -> UserError:
    error = kind.__new__(kind, *told)
    error.__dict__.update(known)
    return error
