"""The pages: an institution reads and acknowledges its own, the supervisor sees the watch, a person who was told."""

from typing import Any

import pytest

from mingjian.notices.models import Notice
from mingjian.people.models import User
from tests.notices.examples import notice

pytestmark = pytest.mark.django_db


def test_whoever_opens_a_notice_has_read_it_and_acknowledges_it_once(as_user: Any) -> None:
    told = notice()
    ma = as_user("ma")

    assert "企业被列入名录。" in ma.get(f"/notices/{told.number}").content.decode()
    told.refresh_from_db()
    assert told.read_at
    assert not told.acknowledged_at
    first = ma.post(f"/notices/{told.number}/acknowledge", {"outcome": "已核实"})
    second = ma.post(f"/notices/{told.number}/acknowledge", {"outcome": "再次"})

    told.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 409)
    assert (told.acknowledged_by, told.outcome) == ("ma", "已核实")


def test_another_institution_finds_nothing(as_user: Any) -> None:
    told = notice()

    assert as_user("luo").get(f"/notices/{told.number}").status_code == 404
    assert told.reference not in as_user("luo").get("/notices/?view=all").content.decode()


def test_the_list_is_filtered_by_view_rule_and_reference(as_user: Any) -> None:
    notice()
    notice(number="f" * 16, rule="firm.out_of_business", reference="C-2", sentence_zh="企业已注销。")
    ma = as_user("ma")

    for query, found in (("", 2), ("?rule=firm.listed", 1), ("?text=C-2", 1), ("?view=done", 0), ("?view=unread", 2)):
        assert (
            ma.get(f"/notices/{query}").content.decode().count('d-none d-md-table-cell"><span class="severity ')
            == found
        ), query


def test_a_person_sees_who_was_told_and_the_supervisor_how_much(as_user: Any) -> None:
    told = notice(kind="person", subject="7c" * 16, rule="person.died")
    User.objects.filter(username="tang").update(party=told.subject)

    assert "京华银行" in as_user("tang").get("/notices/about").content.decode()
    assert "京华银行" not in as_user("meng").get("/notices/about").content.decode()
    assert "京华银行" in as_user("lin").get("/notices/watch").content.decode()
    assert told.subject not in as_user("ma").get(f"/notices/{told.number}").content.decode()


def test_an_inside_address_is_refused_where_it_is_entered(as_user: Any) -> None:
    zhao = as_user("zhao")

    refused = zhao.post("/notices/webhook", {"address": "https://10.0.0.1/", "is_on": "on"})

    assert "MINGJIAN_NOTICE_NETWORKS" in refused.content.decode()


@pytest.mark.parametrize(
    ("who", "address"),
    [("ma", "/notices/"), ("zhao", "/notices/webhook"), ("lin", "/notices/watch"), ("tang", "/notices/about")],
)
def test_a_page_asks_the_database_little(
    who: str, address: str, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        notice(number=f"{number:016x}")
    client = as_user(who)
    client.get(address)

    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200
    assert Notice.objects.count() == 3
