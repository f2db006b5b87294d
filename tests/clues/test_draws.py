"""Random draws: what no model flagged, the same again from the seed, once a period, and what they say of misses."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mingjian.audit.log import Platform
from mingjian.audit.models import Entry
from mingjian.clues.draws import draws_make
from mingjian.clues.errors import AlreadyChecked, FindingUnsaid
from mingjian.clues.misses import draw_list, misses
from mingjian.clues.models import Draw, DrawnSubject, Mention
from mingjian.clues.services.checking import drawn_check
from mingjian.lake import Lake

Person = Callable[[str], Any]


@pytest.fixture
def drawn(db: None, ran_home: Path) -> list[Draw]:
    return draws_make(by=Platform(), lake=Lake.open(ran_home), seed="seed")


def _subjects() -> set[tuple[str, str, str]]:
    return set(DrawnSubject.objects.values_list("draw__institution_id", "draw__table", "subject_id"))


def test_nothing_that_a_clue_names_is_drawn(drawn: list[Draw]) -> None:
    named = set(Mention.objects.values_list("clue__institution_id", "key"))

    assert drawn
    assert {(institution, subject) for institution, _, subject in _subjects()} & named == set()
    assert all(draw.drawn == draw.subjects.count() <= draw.population for draw in drawn)


def test_the_same_seed_draws_the_same_and_another_draws_others(drawn: list[Draw], ran_home: Path) -> None:
    first = _subjects()
    Draw.objects.all().delete()
    draws_make(by=Platform(), lake=Lake.open(ran_home), seed="seed")
    again = _subjects()
    Draw.objects.all().delete()
    draws_make(by=Platform(), lake=Lake.open(ran_home), seed="another")

    assert again == first
    assert _subjects() != first


def test_a_period_is_drawn_once_and_the_seed_is_in_the_log(drawn: list[Draw], ran_home: Path) -> None:
    assert draws_make(by=Platform(), lake=Lake.open(ran_home)) == []
    assert Entry.objects.filter(action="clues.draw", said_facts__contains='"seed":"seed"').count() == len(drawn)


def test_a_result_is_entered_once_and_says_what_was_found(person: Person, drawn: list[Draw]) -> None:
    subject = drawn[0].subjects.first()
    assert subject
    place = {"by": person("lin"), "draw": drawn[0].pk, "number": subject.pk}

    for verdict, violation in (("found", ""), ("nothing", "逾期未列不良"), ("", "")):
        with pytest.raises(FindingUnsaid):
            drawn_check(**place, verdict=verdict, violation=violation)
    drawn_check(**place, verdict="found", violation="逾期未列不良")
    with pytest.raises(AlreadyChecked):
        drawn_check(**place, verdict="nothing", violation="")

    subject.refresh_from_db()
    assert (subject.verdict, subject.violation, subject.by.username) == ("found", "逾期未列不良", "lin")


def test_misses_are_estimated_with_an_interval_that_holds_the_share_found(person: Person, drawn: list[Draw]) -> None:
    lin = person("lin")
    draws = [draw for draw in drawn if draw.table == "personal_loan"]
    for n, subject in enumerate(DrawnSubject.objects.filter(draw__in=draws)):
        verdict, violation = ("found", "用途不实") if n == 0 else ("nothing", "")
        drawn_check(by=lin, draw=subject.draw_id, number=subject.pk, verdict=verdict, violation=violation)

    (estimate,) = misses(draw_list(seen_by=lin))

    assert (estimate.table, estimate.found) == ("personal_loan", 1)
    assert estimate.checked == DrawnSubject.objects.filter(draw__in=draws).count()
    assert estimate.low < estimate.found / estimate.checked < estimate.high
    assert 0 <= estimate.fewest <= estimate.most <= estimate.population == sum(draw.population for draw in draws)


def test_a_draws_page_shows_the_filed_row_and_hides_identifiers(
    as_user: Callable[[str], Any], drawn: list[Draw]
) -> None:
    draw = next(draw for draw in drawn if draw.table == "personal_loan")

    page = as_user("lin").get(f"/clues/draws/{draw.pk}").content.decode()

    subject = draw.subjects.first()
    assert subject
    assert subject.subject_id in page
    assert subject.row["id_number"] not in page
