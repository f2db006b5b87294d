"""Rights of residence: what stands against entering or ending one, and what is written. None bars a mortgage."""

from collections.abc import Iterator
from typing import Any

from mingjian.registry.asked import Asked
from mingjian.registry.book import Book
from mingjian.registry.connector import Act
from mingjian.registry.errors import NoLiveTitle, NoteNotFound, Obstacle, WrongStage
from mingjian.registry.models import ResidenceRight
from mingjian.registry.words import ACT_WORDS, STAGE_WORDS, Stage


class ResidenceTermOver(Obstacle):
    """A right of residence that would have ended before it begins."""

    code = "residence_term_over"
    zh = "居住权期限届满日{ends_on}须晚于登簿当日；请更正。"
    en = "A right of residence ends after the day on which it is recorded, not on {ends_on}. Correct the date."


def in_a_titled_home(asked: Asked) -> Iterator[Obstacle]:
    """It stands on what is built and has an owner."""
    stage = Stage(asked.facts.stage)
    if stage != Stage.BUILT:
        yield WrongStage(stage=STAGE_WORDS[stage].zh, kind=ACT_WORDS["grant_residence"].zh)
    if not asked.facts.owners:
        yield NoLiveTitle()


def term_lies_ahead(asked: Asked) -> Iterator[Obstacle]:
    """A term, where one was agreed, is not over."""
    ends_on = asked.day("ends_on")
    if ends_on and ends_on <= asked.on:
        yield ResidenceTermOver(ends_on=ends_on)


def residence_stands(asked: Asked) -> Iterator[Obstacle]:
    """The right of residence named is live."""
    if asked.act["number"] not in {note.number for note in asked.facts.residence_rights}:
        yield NoteNotFound()


def grant_residence(book: Book, act: Act, _sender: str) -> dict[str, Any]:
    """A right of residence, which exists from its recording (Civil Code art. 368, number from memory)."""
    right = ResidenceRight(
        unit=book.unit,
        number=book.numbered(act, "JZ"),
        recorded_at=book.at,
        holder_name=act["name"],
        holder=act["party"],
        starts_on=book.today,
        ends_on=act.get("ends_on") or None,
    )
    right.full_clean(validate_unique=False)
    right.save(force_insert=True)
    book.write("grant_residence", number=right.number, name=right.holder_name)
    return {"number": right.number, "ends_on": str(right.ends_on or "")}


def end_residence(book: Book, act: Act, _sender: str) -> dict[str, Any]:
    """The right of residence is over: its holder died, gave it up, or its term is over."""
    book.end(book.live(ResidenceRight).get(number=act["number"]))
    book.write("end_residence", number=act["number"])
    return {"number": act["number"]}
