"""The auditor finds who did what, and sees it proven; checks and checkpoints are made on demand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mingjian.audit import keys, log, proving, seals, services
from mingjian.audit.models import Checkpoint, Entry, Verification
from mingjian.people.models import User
from tests.audit import tampering

pytestmark = pytest.mark.usefixtures("short_log")
AsUser = Callable[[str], Client]


@pytest.fixture
def shen() -> User:
    return User.objects.get(username="shen")


def test_the_log_is_found_by_person_organisation_action_thing_and_day(as_user: AsUser, shen: User) -> None:
    log.record(by=shen, action="person.change", about=shen)
    today = timezone.localdate(Entry.objects.latest("index").at).isoformat()

    def found(query: str) -> list[int]:
        return [entry.index for entry in auditor.get(f"/audit/?{query}").context["log"].entries]

    auditor = as_user("shen")
    last = Entry.objects.latest("index").index
    newest = Entry.objects.filter(actor="shen").latest("index").index
    assert found("actor=shen")[-1] == 29
    assert found("action=person.change") == [29]
    assert found(f"thing=people.user&thing_id={shen.pk}")[-1] == 29
    assert found("organisation=B0001") == []
    assert found("until=2020-01-01") == []
    assert found("since=nonsense")[0] == last == newest
    assert len(found(f"since={today}")) == last + 1
    assert found("before=3") == [2, 1, 0]


def test_an_entry_is_shown_with_a_proof_that_holds(as_user: AsUser) -> None:
    page = as_user("shen").get("/audit/entries/12").content.decode()

    assert "证明成立" in page
    assert "对照前16条的签名检查点。" in page


def test_every_entry_is_proven_and_a_changed_one_is_not(django_assert_num_queries: Any) -> None:
    assert [index for index in range(29) if not proving.prove_inclusion(Entry.objects.get(index=index)).holds] == []
    tampering.change_a_row()
    changed = Entry.objects.get(index=12)

    with django_assert_num_queries(3):
        assert not proving.prove_inclusion(changed).holds


def test_a_later_checkpoint_is_proven_to_continue_an_earlier_one() -> None:
    first, second = Checkpoint.objects.get(size=8), Checkpoint.objects.get(size=24)

    assert proving.prove_consistency(first, second)[1]
    assert not proving.prove_consistency(Checkpoint(size=8, root=second.root), second)[1]


def test_a_check_is_asked_for_done_and_shown(as_user: AsUser, work: Callable[[Callable[[], Any]], Any]) -> None:
    auditor = as_user("shen")

    def ask() -> None:
        auditor.post("/audit/verify")
        assert "正在校验整个日志" in auditor.get("/audit/checkpoints").content.decode()

    work(ask)

    check = Verification.objects.get()
    assert (check.asked_by, check.findings, check.sealed) == ("shen", [], check.size // 8 * 8)
    assert (
        f"{check.size}条未发现改动，前{check.sealed}条有签名检查点。"
        in auditor.get("/audit/checkpoints").content.decode()
    )
    assert Entry.objects.filter(action="audit.verify", actor="shen").exists()


def test_a_check_that_finds_something_tells_it_on_the_page(as_user: AsUser) -> None:
    tampering.change_a_row()
    services.verification_do(Verification.objects.create(asked_by="shen"))

    page = as_user("shen").get("/audit/checkpoints", headers={"accept-language": "zh"}).content.decode()

    assert "第12条的内容被改动过" in page


def test_a_checkpoint_is_made_downloaded_and_checked_by_the_published_key(as_user: AsUser) -> None:
    auditor = as_user("shen")

    auditor.post("/audit/seal")

    size = Checkpoint.objects.latest("size").size
    note = auditor.get(f"/audit/checkpoints/{size}").content.decode()
    published = Client().get("/audit/key").content.decode().strip()
    assert seals.read(note).is_signed_by(published)
    assert published == keys.public_key()
    assert auditor.get("/audit/checkpoints/7").status_code == 404


def test_the_hourly_checkpoint_is_made_only_when_something_came() -> None:
    first = services.checkpoint_make()
    second = services.checkpoint_make()

    assert first == second
    assert first is not None
    assert first.size == 29


def test_the_pages_ask_the_database_few_questions(as_user: AsUser, django_assert_max_num_queries: Any) -> None:
    auditor = as_user("shen")
    for address in ("/audit/", "/audit/entries/5", "/audit/checkpoints"):
        with django_assert_max_num_queries(15):
            assert auditor.get(address).status_code == 200
