"""The database refuses to change or remove what the log holds; failing to log undoes the change itself."""

import contextlib
import stat
from base64 import b64decode

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from mingjian.audit import log
from mingjian.audit.keys import FILE, public_key
from mingjian.audit.models import Entry
from mingjian.people.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", ["audit_entry", "audit_node"])
@pytest.mark.parametrize("statement", ["delete from {}", "update {} set {} = 'x'"])
def test_the_database_refuses_to_change_or_remove(table: str, statement: str) -> None:
    column = {"audit_entry": "actor", "audit_node": "hash"}[table]

    with (
        pytest.raises(DatabaseError, match="the audit log is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table, column))


def test_a_change_whose_transaction_fails_leaves_no_entry() -> None:
    lin = User.objects.get(username="lin")
    before = Entry.objects.count()

    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        log.record(by=lin, action="test.do", about=lin)
        raise ZeroDivisionError

    assert Entry.objects.count() == before


def test_an_entry_says_who_did_what_about_what_and_why() -> None:
    lin = User.objects.get(username="lin")

    entry = log.record(by=lin, action="test.do", about=lin, reason="测试", share=1e16)

    assert (entry.actor, entry.organisation, entry.action) == ("lin", "SUPERVISOR", "test.do")
    assert (entry.about_type, entry.about_id, entry.facts) == (
        "people.user",
        str(lin.pk),
        {"reason": "测试", "share": 1e16},
    )
    assert Entry.objects.get(index=entry.index).said == entry.said


def test_an_append_takes_few_statements(django_assert_max_num_queries: object) -> None:
    lin = User.objects.get(username="lin")
    assert lin.organisation

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        log.record(by=lin, action="test.do", about=lin)


def test_the_key_is_readable_by_its_owner_alone() -> None:
    assert len(b64decode(public_key())) == 32
    assert stat.S_IMODE((settings.HOME / FILE).stat().st_mode) == 0o600
