"""Everything that stands against a mortgage, each told by its name; and nothing stands against a plain one."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from mingjian.registry.connector import Package, registry
from mingjian.registry.errors import NotRecordable
from mingjian.registry.models import Listing, Mortgage, Title, Unit
from tests.mortgage.walking import MENG, TANG, unit

CODE = "110105GB00000F001"
TANG_OWNS: dict[str, Any] = {"owners": [{"name": "唐宁", "party": TANG}]}
PLAIN = {
    "act": "create_mortgage", "kind": "ordinary", "mortgagee_name": "行", "amount": "1000", "scope": "全部",
    "mortgagors": [{"name": "唐宁", "party": TANG}], "starts_on": "2026-11-01", "ends_on": "2046-10-31",
}  # fmt: skip


def record(act: str, sender: str = "B0001", **said: Any) -> dict[str, Any]:
    key = uuid4()
    registry().receive(key, Package(sender, CODE, ({"act": act, **said},)))
    return dict(registry().record(key).result[0])


def refusals(sender: str = "B0001", **said: Any) -> list[str]:
    """By which names an act is refused."""
    try:
        record(sender=sender, **(PLAIN | said))
    except NotRecordable as refused:
        return [each.code for each in refused.obstacles]
    return []


@pytest.mark.django_db
def test_nothing_stands_against_a_plain_mortgage() -> None:
    unit(CODE)

    assert refusals() == []
    assert Mortgage.objects.get().rank == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"is_homestead": True}, "homestead"),
        ({"land_use_ends_on": date(2046, 10, 30)}, "land_term_over"),
        ({"land_use_ends_on": date(2020, 1, 1)}, "land_expired"),
        ({"suspended_for": "更正"}, "correction_pending"),
        ({"stage": "construction"}, "wrong_stage"),
    ],
)
def test_what_the_unit_is_stands_against_it(facts: dict[str, Any], code: str) -> None:
    unit(CODE, **facts)

    assert refusals() == [code]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "code"),
    [("public_interest", "public_interest_property"), ("illegal_building", "illegal_building")],
)
def test_a_list_stands_against_it_until_the_unit_is_taken_off(kind: str, code: str) -> None:
    said = {"kind": kind, "authority": "规划和自然资源委员会", "recorded_at": timezone.now()}
    listed = Listing.objects.create(unit=unit(CODE), number="ML1", **said)

    assert refusals() == [code]
    Listing.objects.filter(pk=listed.pk).update(ended_at=timezone.now())
    assert refusals() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"mortgagors": [{"name": "唐宁", "party": TANG}, {"name": "孟洁", "party": MENG}]}, "owner_differs"),
        ({"amount": "0"}, "terms_wrong"),
        ({"ends_on": "2026-11-01"}, "terms_wrong"),
        ({"scope": "长" * 4001}, "scope_too_long"),
        ({"kind": "pre_notice"}, "wrong_stage"),
    ],
)
def test_what_is_asked_for_stands_against_it(said: dict[str, Any], code: str) -> None:
    unit(CODE)

    assert code in refusals(**said)


@pytest.mark.django_db
def test_owners_stand_against_it() -> None:
    unit(CODE, owners=(("唐宁", TANG), ("孟洁", MENG)))

    assert refusals() == ["co_owner_missing"]
    Title.objects.filter(owner=MENG).update(is_incapable=True)
    both = [{"name": "唐宁", "party": TANG}, {"name": "孟洁", "party": MENG}]
    assert refusals(mortgagors=both) == ["owner_incapable"]
    Title.objects.update(ended_at=timezone.now())
    assert refusals() == ["title_cancelled"]


@pytest.mark.django_db
def test_what_others_have_registered_stands_against_it() -> None:
    unit(CODE)
    record("object", "D0001", name="某甲", reason="权属")
    record("seize", "COURT1", authority="法院", document_number="执1", years=3)

    assert refusals() == ["unit_seized", "title_disputed"]


@pytest.mark.django_db
def test_a_pre_notice_stands_against_it_until_its_holder_consents() -> None:
    unit(CODE)
    number = record("note", "D0001", name="某乙", party="9c" * 16)["number"]

    assert refusals() == ["held_by_notice"]
    assert refusals(consents=[str(number)]) == []


@pytest.mark.django_db
def test_a_mortgage_of_another_or_of_nobody_is_not_cancelled() -> None:
    unit(CODE)
    number = record(**PLAIN)["number"]

    cancel = {"act": "cancel_mortgage", "number": number, "reason": "误"}
    assert refusals("B0002", **cancel) == ["mortgagee_differs"]
    assert refusals(**cancel) == []
    assert refusals(**cancel) == ["mortgage_not_live"]


@pytest.mark.django_db
def test_ranks_change_only_with_the_consent_of_whom_it_harms() -> None:
    unit(CODE)
    first, second = record(**PLAIN)["number"], record(sender="B0002", **PLAIN)["number"]
    turned = {"act": "rerank", "ranks": {first: 2, second: 1}, **TANG_OWNS}

    assert refusals("B0002", **turned) == ["others_harmed"]
    assert refusals("B0002", act="rerank", ranks={first: 2}, **TANG_OWNS) == ["ranks_incomplete", "others_harmed"]
    assert refusals("B0002", **turned, consents=[first]) == []
    assert list(Mortgage.objects.order_by("rank").values_list("number", flat=True)) == [second, first]


@pytest.mark.django_db
def test_what_has_passed_to_another_is_not_seized_for_its_seller() -> None:
    unit(CODE)
    seize = {"act": "seize", "authority": "法院", "document_number": "执1", "years": 3}
    record("transfer_title", "B0001", buyers=[{"name": "孟洁", "party": MENG}], **TANG_OWNS)

    assert refusals("COURT1", **seize, name="唐宁") == ["not_the_debtors"]
    assert refusals("COURT1", **seize, name="孟洁") == []


@pytest.mark.django_db
def test_a_ban_on_transfer_binds_when_it_is_registered() -> None:
    unit(CODE)
    number = record(**PLAIN, is_transfer_banned=True)["number"]
    move = {"act": "transfer_title", "buyers": [{"name": "孟洁", "party": MENG}], **TANG_OWNS}

    assert refusals("B0002", **move) == ["transfer_banned"]
    assert refusals("B0002", **move, consents=[number]) == []
    assert Unit.objects.get(pk=CODE).version == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "said",
    [
        {"act": "transfer_title", "buyers": [{"name": "孟洁", "party": MENG}]},
        {"act": "amend_mortgage", "amount": "2000"},
        {"act": "rerank", "ranks": {}},
        {"act": "convert_mortgage"},
    ],
    ids=lambda said: said["act"],
)
def test_nobody_but_all_owners_disposes_of_a_unit_or_changes_its_mortgages(said: dict[str, Any]) -> None:
    unit(CODE, owners=(("唐宁", TANG), ("某甲", "9d" * 16)))
    act = PLAIN | {"number": "–"} | said

    stranger = refusals(**act, owners=[{"name": "孟洁", "party": MENG}])
    assert [code for code in stranger if "owner" in code] == ["owner_differs", "co_owner_missing", "co_owner_missing"]
    assert "co_owner_missing" in refusals(**act, **TANG_OWNS)
    Title.objects.filter(owner=TANG).update(is_incapable=True)
    assert "owner_incapable" in refusals(**act, **TANG_OWNS)


@pytest.mark.django_db
def test_an_assignment_takes_its_assignees_signature() -> None:
    unit(CODE)
    assign = {
        "act": "assign_mortgage",
        "number": record(**PLAIN)["number"],
        "mortgagee": "B0002",
        "mortgagee_name": "行",
    }

    assert refusals(**assign) == ["assignee_missing"]
    assert refusals(**assign, accepted_by="B0003") == ["assignee_missing"]
    assert refusals("B0002", **assign, accepted_by="B0002") == ["mortgagee_differs"]
    assert refusals(**assign, accepted_by="B0002") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "code"),
    [({"act": "amend_mortgage", "is_fixed": True}, "claim_fixed"), ({"act": "convert_mortgage"}, "not_convertible")],
)
def test_an_ordinary_mortgage_is_neither_fixed_nor_converted(said: dict[str, Any], code: str) -> None:
    unit(CODE)
    number = record(**PLAIN)["number"]

    assert refusals(**PLAIN | {"number": number} | TANG_OWNS | said) == [code]
