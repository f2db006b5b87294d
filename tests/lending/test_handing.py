"""The first bank sees at once that another applies for the unit, and neither whose nor for what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from mingjian.authorisations.models import Authorisation
from mingjian.lending.services.handing import application_hand_in, others_tell
from mingjian.lending.tasks import elsewhere_tell
from mingjian.mortgage.models import Application
from mingjian.web.clock import PERIODIC
from tests.mortgage.walking import led, opened, unit, who

pytestmark = pytest.mark.django_db


def _of_another_bank(application: Application) -> Application:
    """The same application, had B0002 made it."""
    Application.objects.filter(pk=application.pk).update(bank=who("luo").organisation)
    application.refresh_from_db()
    return application


def _two() -> tuple[Application, Application]:
    """One of B0001 at the registry, and one of B0002 that its officer is about to submit."""
    unit()
    second = _of_another_bank(led(opened(), "confirmed"))
    return led(opened(), "accepted"), second


def _kinds(application: Application) -> list[str]:
    return list(application.steps.values_list("kind", flat=True))


def test_as_the_second_is_received_the_first_sees_it_on_its_page(as_user: Callable[[str], Any]) -> None:
    first, second = _two()

    handed = application_hand_in(by=who("luo"), application=second)

    assert handed.state == "received"
    assert _kinds(first)[-1] == "applied_elsewhere"
    assert _kinds(first).count("applied_elsewhere") == 1
    assert "applied_elsewhere" not in _kinds(second)
    assert first.steps.last().text == ""  # type: ignore[union-attr]
    page = as_user("ma").get(reverse("mortgage:show", args=[first.pk])).content.decode()
    assert "同一不动产另有申请在办，不披露机构" in page
    assert second.number not in page
    assert others_tell(received=handed) == 0  # it was told


def test_what_was_found_received_after_its_answer_was_lost_is_told_by_the_worker() -> None:
    first, second = _two()
    second.state, second.received_at = "received", timezone.now()
    second.save(update_fields=["state", "received_at"])
    second.steps.create(at=timezone.now(), kind="find_received", after="received")

    assert (elsewhere_tell.call(), elsewhere_tell.call()) == (1, 0)
    assert _kinds(first)[-1] == "applied_elsewhere"
    assert PERIODIC["mingjian.lending.tasks.elsewhere_tell"] <= 60


@pytest.mark.parametrize("case", ["withdrawn", "own", "decided", "release"])
def test_nothing_is_told_without_a_permission_of_ones_own_bank_or_of_a_release(case: str) -> None:
    first, second = _two()
    application_hand_in(by=who("luo"), application=second)
    first.steps.filter(kind="applied_elsewhere").delete()
    second.refresh_from_db()
    if case == "withdrawn":
        Authorisation.objects.update(state="withdrawn", ended_at=timezone.now())
    elif case == "own":
        Application.objects.filter(pk=first.pk).update(bank=second.bank)
    elif case == "decided":
        Application.objects.filter(pk=first.pk).update(state="rejected")
    else:
        second.kind = "release"

    assert others_tell(received=second) == 0
    assert "applied_elsewhere" not in _kinds(first)
