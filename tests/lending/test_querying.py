"""What is registered is told to a bank only by the permission of those to whom the unit is registered."""

import pytest

from mingjian.audit.models import Entry
from mingjian.lending.errors import NotTheirs
from mingjian.lending.services import opening
from mingjian.lending.services.opening import Someone
from mingjian.mortgage.models import Application
from tests.mortgage.walking import MENG, TANG, entered, led, opened, unit, who


def query(application: Application) -> None:
    opening.application_query(by=who("ma"), application=application)


@pytest.mark.django_db
@pytest.mark.parametrize("parties", [(Someone("唐宁", TANG),), (Someone("唐宁", TANG), Someone("孟洁", MENG))])
def test_nobody_opens_what_is_not_theirs(parties: tuple[Someone, ...]) -> None:
    unit(owners=(("孟洁", MENG),))
    application = led(opened(parties=parties), "authorised")

    with pytest.raises(NotTheirs, match="唐宁"):
        query(application)

    application.refresh_from_db()
    assert (application.state, application.facts, application.fingerprint) == ("authorised", {}, "")
    assert application.steps.last().kind == "query_refused"
    assert Entry.objects.filter(action="mortgage.query_refused").count() == 1


@pytest.mark.django_db
def test_the_buyer_of_a_presale_house_opens_it_and_what_is_sold_is_the_owners_to_open() -> None:
    unit(stage="presale", owners=(("开发商", "91110000000000001A"),))
    entered("deng", "note", name="唐宁", party=TANG)
    application = led(opened(mortgage_kind="pre_notice"), "queried")
    assert application.facts["owners"][0]["name"] == "开发商"

    unit("110105GB00000T002", owners=(("孟洁", MENG),))
    entered("deng", "note", "110105GB00000T002", name="唐宁", party=TANG)
    with pytest.raises(NotTheirs):
        query(led(opened(unit="110105GB00000T002"), "authorised"))
