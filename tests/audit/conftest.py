"""A short log of its own, with a checkpoint at every eighth entry."""

import pytest

from mingjian.audit import log
from mingjian.audit.models import Checkpoint, Entry, Head, Node
from mingjian.people.models import User
from tests.audit.tampering import triggers_away

ENTRIES = 29


@pytest.fixture
def short_log(db: None, settings: object) -> None:
    """Twenty-nine things that lin did; the log of the tests' preparation is out of the way."""
    settings.AUDIT_CHECKPOINT_EVERY = 8  # type: ignore[attr-defined]
    triggers_away()
    for model in (Entry, Node, Head, Checkpoint):
        model.objects.all().delete()
    lin = User.objects.get(username="lin")
    for number in range(ENTRIES):
        log.record(by=lin, action="test.do", about=lin, number=number, amount=1e16, words="疑点")
