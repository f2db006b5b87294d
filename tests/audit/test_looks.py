"""Nobody sees a readable identifier without power and reason, and the log has the look before it is shown."""

from pathlib import Path

import duckdb
import pytest
from django.db import transaction

from mingjian.audit.errors import LookWithoutReason
from mingjian.audit.looks import look
from mingjian.audit.models import Entry
from mingjian.clues.models import Clue
from mingjian.people.access import NotAllowed
from mingjian.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def hashes(ran_home: Path, settings: object) -> dict[str, str]:
    settings.HOME = ran_home  # type: ignore[attr-defined]
    with duckdb.connect() as engine:
        parts = str(ran_home / "vault" / "*.parquet")
        return dict(engine.execute("select hash, readable from read_parquet($1) limit 3", [parts]).fetchall())


def _person(username: str) -> User:
    return User.objects.get(username=username)


def test_a_look_shows_what_was_asked_for_and_is_written_down(hashes: dict[str, str]) -> None:
    clue = Clue.objects.all()[0]

    shown = look(by=_person("lin"), hashes=hashes, about=clue, reason="核对借款人身份")

    entry = Entry.objects.latest("index")
    assert shown == hashes
    assert (entry.action, entry.actor, entry.about_id) == ("personal.look", "lin", clue.pk)
    assert entry.facts == {"reason": "核对借款人身份", "hashes": sorted(hashes)}


@pytest.mark.parametrize("username", ["xu", "shen", "admin", "wang", "zhao", "he"])
def test_without_the_power_nothing_is_shown(username: str, hashes: dict[str, str]) -> None:
    with pytest.raises(NotAllowed):
        look(by=_person(username), hashes=hashes, about=Clue.objects.all()[0], reason="核对借款人身份")


def test_without_a_reason_nothing_is_shown(hashes: dict[str, str]) -> None:
    with pytest.raises(LookWithoutReason):
        look(by=_person("lin"), hashes=hashes, about=Clue.objects.all()[0], reason="  看 ")


def test_a_look_is_not_taken_within_a_transaction_that_could_undo_its_entry(hashes: dict[str, str]) -> None:
    clue = Clue.objects.all()[0]

    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        look(by=_person("lin"), hashes=hashes, about=clue, reason="核对借款人身份")
