"""Every kind of registration on its way: changes, transfers, conversions, court orders; all or nothing where it must be."""

from decimal import Decimal
from typing import Any

import pytest

from mingjian.certificates.models import Certificate
from mingjian.lending.services import opening
from mingjian.lending.services.opening import Someone, Wish
from mingjian.mortgage.errors import SignatureMissing
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import sending
from mingjian.registry.connector import registry
from mingjian.registry.errors import NotRecordable
from mingjian.registry.models import Mortgage, Title
from tests.mortgage.walking import CONTRACT, MENG, TANG, entered, led, opened, unit, who

TERM = {"starts_on": "2026-11-01", "ends_on": "2046-10-31"}


def order(by: str, act: str, **terms: Any) -> dict[str, Any]:
    """Something entered on the spot on the unit under test."""
    return entered(by, act, **terms).result


def live() -> list[tuple[str, int, Decimal, str]]:
    return [
        (one.kind, one.rank, one.amount, one.mortgagee)
        for one in Mortgage.objects.filter(ended_at=None).order_by("rank")
    ]


def apply(kind: str, **more: Any) -> Application:
    """An application of tang's bank in the same unit, with tang taking part where an owner must."""
    parties = more.pop("parties", (Someone("唐宁", TANG),))
    return opening.application_open(by=who("ma"), wish=Wish(kind, "110105GB00000T001", parties=parties, **more))


@pytest.mark.django_db
def test_a_maximum_amount_mortgage_is_raised_and_then_fixed() -> None:
    unit()
    first = led(opened(mortgage_kind="maximum"), "certified")

    raised = led(apply("change", mortgage_number=first.mortgage_number, amount=Decimal(1500000)), "done")

    assert live() == [("maximum", 1, Decimal("1500000.00"), "B0001")]
    certificates = Certificate.objects.filter(number=first.mortgage_number).order_by("pk")
    assert [one.revoked_at is None for one in certificates] == [False, True]
    assert certificates[1].application == raised

    led(apply("change", mortgage_number=first.mortgage_number, terms={"is_fixed": True}), "done")
    assert Mortgage.objects.get().is_fixed
    with pytest.raises(NotRecordable, match="is fixed"):
        _forced(apply("change", mortgage_number=first.mortgage_number, amount=Decimal(1600000)))


def _forced(application: Application) -> None:
    """The register itself refuses what got past the bank's gate."""
    from uuid import uuid4

    from mingjian.mortgage.packages import package_of

    key = uuid4()
    registry().receive(key, package_of(application))
    registry().record(key)


@pytest.mark.django_db
def test_a_pre_notice_becomes_a_mortgage_that_counts_from_the_pre_notice() -> None:
    unit(stage="presale", owners=(("开发商", "91110000000000001A"),))
    order("deng", "note", name="唐宁", party=TANG)
    noted = led(opened(mortgage_kind="pre_notice"), "certified")
    since = Mortgage.objects.get().effective_at

    order("deng", "complete_unit")
    Title.objects.update(owner=TANG, owner_name="唐宁")
    converted = led(apply("convert", mortgage_number=noted.mortgage_number), "signing")
    with pytest.raises(SignatureMissing):
        opening.application_confirm(by=who("fang"), application=converted)
    led(converted, "done")

    mortgage = Mortgage.objects.get()
    assert (mortgage.kind, mortgage.effective_at, mortgage.rank) == ("ordinary", since, 1)


@pytest.mark.django_db
def test_a_mortgage_under_construction_converts_by_itself_at_the_first_registration() -> None:
    unit(stage="construction")
    led(opened(mortgage_kind="construction"), "certified")

    order("deng", "complete_unit")

    assert live() == [("ordinary", 1, Decimal("1000000.00"), "B0001")]


def _transfer(pattern: str, old: str, **more: Any) -> Application:
    parties = (Someone("唐宁", TANG), Someone("孟洁", MENG, "buyer"))
    said = {"mortgage_kind": "ordinary", "amount": Decimal(700000), "pattern": pattern, "parties": parties}
    return apply("transfer", **said, terms={"old_number": old, "price": "2000000", **TERM, **more})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("kept", [("ordinary", 1, Decimal("1000000.00"), "B0001"), ("ordinary", 2, Decimal("700000.00"), "B0001")]),
        (
            "segmented",
            [("ordinary", 1, Decimal("1000000.00"), "B0001"), ("ordinary", 2, Decimal("700000.00"), "B0001")],
        ),
        ("follows", [("ordinary", 1, Decimal("1000000.00"), "B0001")]),
    ],
)
def test_property_is_transferred_with_its_mortgage_in_place(pattern: str, left: Any) -> None:
    unit()
    old = led(opened(), "certified").mortgage_number

    moved = led(_transfer(pattern, old), "certified")

    assert live() == left
    assert [(one.owner_name, one.ended_at is None) for one in Title.objects.order_by("pk")] == [
        ("唐宁", False),
        ("孟洁", True),
    ]
    assert registry().mortgage(moved.mortgage_number)["mortgagors"] == [{"name": "孟洁", "party": MENG}]


@pytest.mark.django_db
def test_a_transfer_in_place_records_everything_or_nothing() -> None:
    unit()
    old = led(opened(), "certified").mortgage_number
    moved = led(_transfer("kept", old, ends_on="2020-01-01"), "paid")  # the new mortgage's term cannot be

    with pytest.raises(NotRecordable):
        sending.application_record(by=who("cao"), application=moved)

    assert live() == [("ordinary", 1, Decimal("1000000.00"), "B0001")]
    assert [one.owner_name for one in Title.objects.filter(ended_at=None)] == ["唐宁"]
    moved.refresh_from_db()
    assert moved.state == "reviewing"


@pytest.mark.django_db
def test_a_seizure_in_the_middle_stops_the_recording_and_is_told() -> None:
    unit()
    application = led(opened(), "paid")
    order("yan", "seize", document_number="（2026）执1号", years=3)

    with pytest.raises(NotRecordable, match="seized"):
        sending.application_record(by=who("cao"), application=application)

    application.refresh_from_db()
    assert (application.state, application.recorded_at) == ("reviewing", None)
    assert "seized" in application.steps.values_list("kind", flat=True)


@pytest.mark.django_db
def test_papers_with_another_contract_are_not_signed() -> None:
    from mingjian.owners.errors import ContractDiffers
    from mingjian.owners.services import papers_sign

    unit()
    application = led(opened(), "signing")
    with pytest.raises(ContractDiffers):
        papers_sign(by=who("tang"), application=application, contract_digest="0" * 64)
    assert application.contract_digest == CONTRACT
