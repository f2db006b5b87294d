"""What is registered is told to a bank only under an authorisation of each to whom the unit is registered, on record."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from mingjian.audit.models import Entry
from mingjian.authorisations import notice
from mingjian.authorisations.errors import NotTheirsToPermit
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.notice import notice_hash
from mingjian.authorisations.services import authorisation_move
from mingjian.desk.services.ordering import order_give
from mingjian.engine.errors import UserError
from mingjian.exchange.models import Query
from mingjian.lending.errors import NotTheirs, QueryRefused
from mingjian.lending.reading import READ, fields
from mingjian.lending.services import opening
from mingjian.lending.services.opening import Someone
from mingjian.lending.tasks import facts_forget
from mingjian.mortgage.errors import AuthorisationMissing
from mingjian.mortgage.models import Application
from mingjian.network.models import Member
from mingjian.owners import services as owners
from mingjian.registry.models import Title
from tests.mortgage.walking import CONTRACT, MENG, TANG, entered, led, opened, sign_all, unit, who

pytestmark = pytest.mark.django_db
BOTH = (Someone("唐宁", TANG), Someone("孟洁", MENG))


def query(application: Application) -> None:
    opening.application_query(by=who("ma"), application=application)


def given(application: Application) -> Authorisation:
    return Authorisation.objects.filter(case_number=application.number).latest("pk")


def move(application: Application, name: str) -> None:
    authorisation_move(by=who("tang"), authorisation=given(application), move=name)


def test_each_owner_gives_an_authorisation_of_their_own_and_sees_each_query(as_user: Callable[[str], Any]) -> None:
    unit(owners=(("唐宁", TANG), ("孟洁", MENG)))
    application = led(opened(parties=BOTH), "signing")
    sign_all(application)
    opening.application_confirm(by=who("fang"), application=application)

    for person in ("tang", "meng"):
        [one] = Authorisation.objects.filter(person=who(person).party)
        assert (one.recipient.code, one.purpose, one.basis) == ("B0001", "mortgage", "consent")
        assert (one.case_number, one.subjects, one.state) == (application.number, [application.unit], "active")
        assert (one.notice_hash, one.signatures[0]["as"]) == (notice.notice_hash(), "person")
        assert {name: set(told) for name, told in one.services.items()} == {n: set(f) for n, f in fields().items()}
        assert (one.uses, one.most_uses) == (2 * len(READ), 20 * len(READ))
        queries = Query.objects.filter(person=who(person).party, authorisation=one, case_number=application.number)
        assert sorted(queries.values_list("clerk", "service")) == sorted(
            (who, s) for who in ("fang", "ma") for s in READ
        )
        assert set(queries.values_list("state", flat=True)) == {"answered", "no_record"}
        entries = Entry.objects.filter(index__in=queries.values("entry"), action="query.answer")
        assert {each.facts["consent"] for each in entries} == {one.digest}
        assert len(entries) == 2 * len(READ)
        assert application.number in as_user(person).get("/network/about").content.decode()
        assert application.number in as_user(person).get("/authorisations/").content.decode()


def test_what_is_on_record_is_what_the_bank_learnt_and_no_more() -> None:
    unit()
    order_give(by=who("yan"), unit="110105GB00000T001", act="seize", terms={"document_number": "执1", "years": 3})
    said = {"name": "孟洁", "party": MENG, "reason": "权属争议"}
    order_give(by=who("deng"), unit="110105GB00000T001", act="object", terms=said)
    application = led(opened(), "queried")

    told = {one.service: json.loads(bytes(one.answer)) for one in Query.objects.filter(case_number=application.number)}

    assert told["real_estate.title"]["records"][0]["owner_name"] == "唐宁"
    assert told["real_estate.seizure"]["records"][0]["waiting_order"] == 0
    assert (told["real_estate.mortgage"]["state"], told["real_estate.mortgage"]["records"]) == ("no_record", [])
    assert [set(one) for one in told["real_estate.objection"]["records"]] == [{"lapses_on"}]
    assert "孟洁" not in json.dumps([application.facts, told], ensure_ascii=False)


@pytest.mark.parametrize("parties", [BOTH[:1], BOTH])
def test_nobody_permits_what_is_not_theirs(parties: tuple[Someone, ...]) -> None:
    unit(owners=(("孟洁", MENG),))
    application = opened(parties=parties)

    with pytest.raises(NotTheirsToPermit, match=application.unit):
        owners.query_authorise(by=who("tang"), application=application, notice_hash=notice_hash())

    assert not Authorisation.objects.filter(case_number=application.number).exists()


def test_what_was_sold_since_tells_its_new_owner_to_nobody() -> None:
    unit()
    application = led(opened(), "authorised")
    Title.objects.update(owner=MENG, owner_name="孟洁")

    with pytest.raises(NotTheirs, match="唐宁"):
        query(application)

    application.refresh_from_db()
    assert (application.state, application.facts, application.fingerprint) == ("authorised", {}, "")
    assert application.steps.last().kind == "query_refused"
    assert Entry.objects.filter(action="mortgage.query_refused").count() == 1
    assert set(Query.objects.filter(person=TANG).values_list("state", "reason")) == {("refused", "no_longer_theirs")}
    assert given(application).uses == 0


def test_the_buyer_of_a_presale_house_opens_it_and_what_is_sold_is_the_owners_to_open() -> None:
    unit(stage="presale", owners=(("开发商", "91110000000000001A"),))
    entered("deng", "note", name="唐宁", party=TANG)
    application = led(opened(mortgage_kind="pre_notice"), "queried")
    assert application.facts["owners"][0]["name"] == "开发商"
    assert application.facts["notes"] == [{"is_party": True}]

    unit("110105GB00000T002", owners=(("孟洁", MENG),))
    entered("deng", "note", "110105GB00000T002", name="唐宁", party=TANG)
    with pytest.raises(NotTheirsToPermit):
        led(opened(unit="110105GB00000T002"), "authorised")


def _set(**facts: Any) -> Callable[[Application], Any]:
    return lambda one: Authorisation.objects.filter(case_number=one.number).update(**facts)


# The network's reason, and what has come over the permission since it was given.
LOST: dict[str, Callable[[Application], Any]] = {
    "authorisation_withdrawn": lambda one: move(one, "withdraw"),
    "authorisation_paused": lambda one: move(one, "pause"),
    "authorisation_expired": _set(starts_at=timezone.now() - timedelta(2), ends_at=timezone.now() - timedelta(1)),
    "over_frequency": _set(uses_in_span=117),
    "asker_not_registered": lambda _: Member.objects.update(state="suspended"),
}


@pytest.mark.parametrize("reason", LOST)
def test_under_a_permission_that_is_lost_nothing_is_asked_and_the_attempt_is_on_record(reason: str) -> None:
    unit()
    application = led(opened(), "queried")
    before = application.queried_at
    LOST[reason](application)

    with pytest.raises(QueryRefused) as refused:
        query(application)

    application.refresh_from_db()
    assert (refused.value.facts["reason"], refused.value.facts["names"]) == (reason, "唐宁")
    assert (application.state, application.queried_at) == ("queried", before)
    last = Query.objects.filter(case_number=application.number).order_by("number").last()
    whose = "" if reason == "asker_not_registered" else TANG  # who is not let in is not heard about whom
    assert (last.state, last.reason, last.person) == ("refused", reason, whose)
    assert Query.objects.filter(case_number=application.number, state__in=("answered", "no_record")).count() == len(
        READ
    )


def test_after_a_withdrawal_it_goes_on_only_with_a_new_permission(as_user: Callable[[str], Any]) -> None:
    unit()
    application = led(opened(), "signing")
    sign_all(application)
    move(application, "withdraw")

    for tried in (
        lambda: opening.application_confirm(by=who("fang"), application=application),
        lambda: opening.papers_send(by=who("ma"), application=application, number="DK-1", digest=CONTRACT),
    ):
        with pytest.raises(UserError) as refused:
            tried()
        assert isinstance(refused.value, QueryRefused | AuthorisationMissing)
    page = as_user("tang").get(f"/signing/{application.pk}").content.decode()
    assert "已撤回" in page
    assert notice.NOTICE.zh in page
    as_user("tang").post(f"/signing/{application.pk}/authorise", {"notice": notice_hash()})
    opening.application_confirm(by=who("fang"), application=application)

    application.refresh_from_db()
    assert application.state == "confirmed"
    states = Authorisation.objects.filter(person=TANG).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "active"]


def test_a_permission_ends_with_its_application_and_what_it_opened_is_forgotten_in_time(
    as_user: Callable[[str], Any],
) -> None:
    unit()
    application = led(opened(), "queried")
    opening.application_stop(by=who("ma"), application=application, reason="不再办理")
    assert given(application).state == "expired"
    assert "提前终止" in as_user("tang").get("/authorisations/").content.decode()

    assert facts_forget.func() == 0
    Application.objects.filter(pk=application.pk).update(queried_at=timezone.now() - timedelta(days=366))
    assert facts_forget.func() == 1
    application.refresh_from_db()
    assert application.facts == {}
