"""Numbers of a year follow each other without a gap."""

from collections.abc import Callable

import pytest
from django.db import transaction

from mingjian.cases.models import Case
from mingjian.cases.services.opening import case_open, next_number
from mingjian.clues.models import Clue
from mingjian.people.models import User


class Abandoned(Exception):
    """The opening did not go through."""


def test_numbers_follow_each_other_and_a_year_begins_anew(db: None) -> None:
    assert [next_number(2025), next_number(2025), next_number(2026)] == [
        "HC2025-000001",
        "HC2025-000002",
        "HC2026-000001",
    ]


def test_an_opening_that_fails_leaves_no_gap(person: Callable[[str], User], clues: list[Clue]) -> None:
    first = case_open(by=person("lin"), clues=clues[:1])

    with pytest.raises(Abandoned):
        _opened_and_abandoned(person("lin"), clues[1:2])

    second = case_open(by=person("lin"), clues=clues[1:2])
    assert int(second.number[-6:]) == int(first.number[-6:]) + 1
    assert Case.objects.count() == 2


@transaction.atomic
def _opened_and_abandoned(by: User, clues: list[Clue]) -> None:
    case_open(by=by, clues=clues)
    raise Abandoned
