"""What every door of the API answers alike: words in both languages, a mistake, and which mistakes a door declares."""

from typing import Annotated, Any

from ninja import Field, Query, Schema

LAST_PAGE = 1_000_000
LONGEST_TEXT = 5000
EVERYWHERE = frozenset({400, 401, 403, 422})  # a NUL, no good token, one that opens no such door, not as described

Page = Annotated[int, Query(ge=1, le=LAST_PAGE)]
# A database keeps no NUL.
Text = Annotated[str, Field(max_length=LONGEST_TEXT, pattern=r"^[^\x00]*$")]


class Bilingual(Schema):
    """Words in both languages."""

    zh: str
    en: str


class Mistake(Schema):
    """Why nothing was done, and what to do; `code` is for machines and does not change."""

    code: str
    message: Bilingual


def answers(good: Any, *mistakes: int, status: int = 200) -> dict[Any, Any]:
    """What a door declares: its good answer, and the mistakes that it may tell besides those of every door."""
    return {status: good, EVERYWHERE | set(mistakes): Mistake}


def content(media: str) -> dict[str, Any]:
    """What a door declares whose good answer is a file."""
    return {"responses": {200: {"content": {media: {"schema": {"type": "string", "format": "binary"}}}}}}
