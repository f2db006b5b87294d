"""A right of residence is recorded, stands until its term or its end, and bars neither a mortgage nor a sale."""

from datetime import date, timedelta
from typing import Any
from unittest import mock

import pytest
from django.utils import timezone

from mingjian.registry.connector import Note, registry
from mingjian.registry.models import Recording
from tests.mortgage.walking import MENG, unit
from tests.registry.test_refusals import CODE, PLAIN, TANG_OWNS, record, refusals

pytestmark = pytest.mark.django_db
MOTHER: dict[str, Any] = {"name": "孟洁", "party": MENG}
GRANT = {"act": "grant_residence", **MOTHER}


def _acts() -> list[str]:
    return list(Recording.objects.order_by("version").values_list("act", flat=True))


def test_it_stands_from_its_recording_until_it_is_ended() -> None:
    unit(CODE)
    number = str(record("grant_residence", "D0001", **MOTHER)["number"])
    assert registry().facts(CODE).residence_rights == (Note(number, "孟洁", MENG, None),)

    record("end_residence", "D0001", number=number)

    assert registry().facts(CODE).residence_rights == ()
    assert refusals(act="end_residence", number=number) == ["note_not_found"]
    assert _acts() == ["grant_residence", "end_residence"]


@pytest.mark.parametrize(("days", "stands"), [(0, True), (1, False)])
@pytest.mark.parametrize("is_asked", [True, False])
def test_it_lapses_the_day_after_its_term_asked_or_not(days: int, stands: bool, is_asked: bool) -> None:
    unit(CODE)
    ends_on = date(timezone.localdate().year + 5, 6, 30)
    record("grant_residence", "D0001", **MOTHER, ends_on=ends_on.isoformat())
    then = timezone.now().replace(year=ends_on.year, month=6, day=30, hour=4) + timedelta(days=days)

    with mock.patch.object(timezone, "now", return_value=then):
        units = registry().settle(ends_on + timedelta(days=days)) if not is_asked else 0
        assert bool(registry().facts(CODE).residence_rights) is stands

    assert units == (0 if is_asked or stands else 1)
    assert ("lapse_residence" in _acts()) is not stands


def test_it_bars_neither_a_mortgage_nor_a_sale_and_goes_with_the_home() -> None:
    unit(CODE)
    record("grant_residence", "D0001", **MOTHER)

    assert refusals() == []
    buyer = {"name": "某甲", "party": "9d" * 16}
    assert refusals(**PLAIN | {"act": "transfer_title", "buyers": [buyer], **TANG_OWNS}) == []
    assert [one.name for one in registry().facts(CODE).residence_rights] == ["孟洁"]


def test_what_stands_against_entering_one_is_told() -> None:
    unit(CODE)
    assert refusals(**GRANT | {"ends_on": timezone.localdate().isoformat()}) == ["residence_term_over"]
    record("object", "D0001", name="某甲", reason="权属")
    record("seize", "COURT1", authority="法院", document_number="执1", years=3)

    assert refusals(**GRANT | {"ends_on": ""}) == ["unit_seized", "title_disputed"]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"stage": "presale"}, ["wrong_stage"]),
        ({"owners": ()}, ["title_cancelled"]),
        ({"suspended_for": "更正"}, ["correction_pending"]),
    ],
)
def test_it_takes_a_home_that_is_built_and_owned(facts: dict[str, Any], codes: list[str]) -> None:
    unit(CODE, **facts)

    assert refusals(**GRANT | {"ends_on": ""}) == codes
