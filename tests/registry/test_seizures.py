"""Seizures queue, take effect by themselves, are renewed, and lapse after their term; objections and pre-notices lapse."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.utils import timezone

from mingjian.registry.connector import Package, registry
from mingjian.registry.errors import NotRecordable
from mingjian.registry.models import Recording, Seizure
from tests.mortgage.walking import unit

CODE = "110105GB00000S001"


class Clock:
    """The present, which a test moves."""

    now = datetime(2026, 1, 5, 2, tzinfo=UTC)

    def on(self, *day: int) -> None:
        self.now = datetime(*day, 2, tzinfo=UTC)  # type: ignore[misc]


@pytest.fixture
def clock(db: None) -> Iterator[Clock]:
    unit(CODE)
    clock = Clock()
    with mock.patch.object(timezone, "now", side_effect=lambda: clock.now):
        yield clock


def record(act: str, sender: str = "COURT1", **said: Any) -> dict[str, Any]:
    key = uuid4()
    registry().receive(key, Package(sender, CODE, ({"act": act, "authority": "法院", **said},)))
    return dict(registry().record(key).result[0])


def queue() -> list[tuple[str, int, str]]:
    return [(hold.document_number, hold.waiting, str(hold.ends_on or "")) for hold in registry().facts(CODE).seizures]


def test_a_waiting_seizure_takes_effect_when_the_live_one_is_lifted(clock: Clock) -> None:
    first = record("seize", document_number="甲", years=3)
    record("seize", "COURT2", document_number="乙", years=2)
    record("seize", "COURT3", document_number="丙", years=1)
    assert queue() == [("甲", 0, "2029-01-04"), ("乙", 1, ""), ("丙", 2, "")]

    clock.on(2026, 6, 1)
    record("lift_seizure", number=first["number"])

    assert queue() == [("乙", 0, "2028-05-31"), ("丙", 1, "")]


def test_a_seizure_lapses_after_its_term_and_the_next_takes_effect_from_the_day_after(clock: Clock) -> None:
    record("seize", document_number="甲", years=3)
    record("seize", document_number="乙", years=1)

    clock.on(2029, 1, 4)
    assert queue()[0] == ("甲", 0, "2029-01-04")
    clock.on(2029, 1, 5)
    assert queue() == [("乙", 0, "2030-01-04")]
    clock.on(2035, 1, 1)
    assert queue() == []
    acts = list(Recording.objects.values_list("act", flat=True))
    assert acts == ["seize", "seize", "lapse_seizure", "take_effect", "lapse_seizure"]


def test_nobody_need_ask_for_a_seizure_to_lapse(clock: Clock) -> None:
    record("seize", document_number="甲", years=1)

    clock.on(2027, 1, 5)
    assert registry().settle(clock.now.date()) == 1

    assert Seizure.objects.get().ended_for == "lapsed"


def test_a_renewal_before_the_end_runs_anew_and_one_after_it_finds_nothing(clock: Clock) -> None:
    first = record("seize", document_number="甲", years=1)
    clock.on(2026, 12, 1)
    record("renew_seizure", number=first["number"], years=3)
    assert queue() == [("甲", 0, "2029-11-30")]

    clock.on(2029, 12, 1)
    with pytest.raises(NotRecordable, match="no seizure"):
        record("renew_seizure", number=first["number"], years=3)


@pytest.mark.parametrize("years", [0, 4])
def test_a_seizure_longer_than_the_law_allows_is_refused(clock: Clock, years: int) -> None:
    with pytest.raises(NotRecordable, match="1 to 3 years"):
        record("seize", document_number="甲", years=years)


def test_another_court_does_not_lift_it(clock: Clock) -> None:
    first = record("seize", document_number="甲", years=3)
    with pytest.raises(NotRecordable, match="no seizure"):
        record("lift_seizure", "COURT2", number=first["number"])


def test_an_objection_lapses_after_fifteen_days_unless_there_is_a_suit(clock: Clock) -> None:
    record("object", "D0001", name="某甲", reason="权属")
    second = record("object", "D0001", name="某乙", reason="权属")
    record("sue", "D0001", number=second["number"])

    clock.now += timedelta(days=15)
    assert [note.name for note in registry().facts(CODE).objections] == ["某甲", "某乙"]
    clock.now += timedelta(days=1)
    assert [note.name for note in registry().facts(CODE).objections] == ["某乙"]


def test_a_pre_notice_lapses_ninety_days_after_registration_became_possible(clock: Clock) -> None:
    from mingjian.registry.models import Unit

    Unit.objects.filter(pk=CODE).update(stage="presale")
    record("note", "D0001", name="某甲", party="9c" * 16)
    record("complete_unit", "D0001")

    clock.on(2026, 4, 7)  # the ninetieth day, a Sunday, and the holiday after it have passed
    assert [note.name for note in registry().facts(CODE).notes] == ["某甲"]
    clock.on(2026, 4, 8)
    assert registry().facts(CODE).notes == ()
