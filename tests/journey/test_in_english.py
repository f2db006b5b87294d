"""The console speaks English from the door to a case, and the switch of languages leaves one where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journey.people import Office

pytestmark = [pytest.mark.slow, pytest.mark.browser]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_an_english_reader_goes_from_the_door_to_a_case(office: Office) -> None:
    desk = office.enter("zhou", "en")
    page = desk.page

    expect(page.get_by_role("heading", level=1)).to_contain_text("Overview")
    page.get_by_role("link", name="Clues", exact=True).click()
    page.get_by_label("Risk", exact=True).select_option("assets")
    expect(page).to_have_url(re.compile("risk=assets"))
    first = page.locator("[data-open]").first
    sentence = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(sentence)
    expect(page.get_by_role("heading", name="How reliable it has been")).to_be_visible()

    page.get_by_role("link", name="Cases", exact=True).click()
    page.get_by_role("link", name="All", exact=True).click()
    page.get_by_role("row").filter(has_text="closed").get_by_role("link").first.click()
    expect(page.locator("[aria-current=step]")).to_have_text("closed")
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    assert desk.complaints == []


@pytest.mark.parametrize("place", ["/clues/?risk=assets", "/cases/?view=all", "/catalogue/coverage"])
def test_the_switch_of_languages_stays_on_the_page(office: Office, place: str) -> None:
    page = office.enter_quietly("lin").page
    page.goto(place)
    chinese = page.url
    assert CHINESE.search(_title(page))

    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert (page.url, CHINESE.search(_title(page))) == (chinese, None)

    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert page.url == chinese


def _title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()
