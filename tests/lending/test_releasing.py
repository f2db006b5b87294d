"""Three working days after payoff the bank is reminded, and the register says whether a release was asked for."""

from datetime import date

import pytest
from django.utils import timezone

from mingjian.lending.services.releasing import loan_settle, mortgage_release, releases_remind
from mingjian.registry import filed
from tests.mortgage.walking import led, opened, unit, who


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "reminded"), [(date(2026, 2, 24), 0), (date(2026, 2, 25), 1)])
def test_the_bank_is_reminded_on_the_day_on_which_the_model_finds_it(on: date, reminded: int) -> None:
    # As registers/mortgage_kept_after_payoff.test.yaml: over the Spring Festival of 2026 the days of rest do not count.
    unit()
    application = led(opened(), "certified")
    loan_settle(by=who("ma"), application=application, settled_on=date(2026, 2, 12))

    assert [releases_remind(on=on), releases_remind(on=on)] == [reminded, 0]


@pytest.mark.django_db
def test_who_asked_for_the_release_is_not_reminded_and_the_register_files_the_day() -> None:
    unit()
    application = led(opened(), "certified")
    loan_settle(by=who("ma"), application=application, settled_on=date(2026, 2, 12))

    release = mortgage_release(by=who("ma"), application=application)

    today = timezone.localdate()
    assert releases_remind(on=date(2026, 2, 25)) == 0
    assert [row["release_applied_on"] for row in filed.mortgages(today)] == [today]
    led(release, "done")
    assert [(row["release_applied_on"], row["cancelled_on"]) for row in filed.mortgages(today)] == [("", today)]
