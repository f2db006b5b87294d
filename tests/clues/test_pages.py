"""The pages: few questions to the database, everything on them, nothing personal readable."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest

from mingjian.audit.models import Entry
from mingjian.clues.models import Clue, SavedView

AsUser = Callable[[str], Any]
FirstClue = Callable[..., Clue]
QUERIES = 15


@pytest.mark.parametrize("address", ["/clues/", "/clues/?state=any&sort=amount&q=JJ", "/clues/?risk=funds&age=new"])
def test_the_queue_asks_the_database_little(as_user: AsUser, django_assert_max_num_queries: Any, address: str) -> None:
    client = as_user("lin")
    client.get(address)

    with django_assert_max_num_queries(QUERIES):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("model", ["funds.loan_returns_to_borrower", "registers.account_moved_after_death"])
def test_a_clues_page_asks_the_database_little(
    as_user: AsUser, clue_of: FirstClue, django_assert_max_num_queries: Any, model: str
) -> None:
    client, clue = as_user("lin"), clue_of(model)

    with django_assert_max_num_queries(QUERIES):
        assert client.get(f"/clues/{clue.pk}").status_code == 200


def test_a_clues_page_leads_to_the_filed_line_as_it_was_received(as_user: AsUser, clue_of: FirstClue) -> None:
    clue, client = clue_of("assets.overdue_loan_classed_normal"), as_user("lin")
    page = client.get(f"/clues/{clue.pk}").content.decode()

    link = re.search(rf'href="(/clues/{clue.pk}/line/\d+)"', page)
    assert link
    line = client.get(link[1]).content.decode()

    assert clue.subject_id in line
    assert "is-the-one" in line
    entry = Entry.objects.get(action="clue.look_at_line")
    assert (entry.actor, entry.about_id) == ("lin", clue.pk)


def test_no_persons_number_can_be_read_on_any_clues_page(as_user: AsUser) -> None:
    client = as_user("lin")
    number = re.compile(
        r"(?<![0-9])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![0-9])"
    )
    for clue in Clue.objects.filter(
        model__in=["registers.account_moved_after_death", "assets.overdue_loan_classed_normal"]
    ):
        for address in (f"/clues/{clue.pk}", f"/clues/{clue.pk}/line/0"):
            page = client.get(address).content.decode()
            assert number.search(page) is None
            assert re.search(r"\b[0-9a-f]{32}\b", page) is None


def test_the_page_shows_the_law_of_the_clues_day_and_what_the_model_misses(as_user: AsUser, clue_of: FirstClue) -> None:
    clue, client = clue_of("assets.overdue_loan_classed_performing"), as_user("lin")
    client.cookies["language"] = "en"

    page = client.get(f"/clues/{clue.pk}").content.decode()

    assert "classification.overdue_days_substandard" in page
    assert "What it misses" in page
    assert clue.sentence_en in page


def test_the_sql_is_shown_as_it_ran_with_the_laws_dates_in_it(as_user: AsUser, clue_of: FirstClue) -> None:
    clue = clue_of("assets.overdue_loan_classed_performing")

    page = as_user("lin").get(f"/clues/{clue.pk}/sql").content.decode().lower()

    assert "param(" not in page
    assert "case when" in page or "case\n" in page


def test_the_export_holds_the_filtered_queue_and_is_in_the_log(as_user: AsUser) -> None:
    answer = as_user("lin").get("/clues/export.csv?risk=funds")

    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert {row["疑点编号"] for row in rows} == set(Clue.objects.filter(risk="funds").values_list("pk", flat=True))
    assert Entry.objects.get(action="clues.export").facts == {"query": "risk=funds"}


def test_a_clue_is_dismissed_by_form_alone(as_user: AsUser, clue_of: FirstClue) -> None:
    clue, client = clue_of(), as_user("lin")
    asked = client.get(f"/clues/dismiss?clue={clue.pk}&next=/clues/{clue.pk}").content.decode()
    assert clue.sentence in asked

    said = {"clue": [clue.pk], "reason": "immaterial", "next": f"/clues/{clue.pk}"}
    answer = client.post("/clues/dismiss", said)

    assert answer.headers["Location"] == f"/clues/{clue.pk}"
    assert Clue.objects.get(pk=clue.pk).state == "dismissed"


def test_a_dismissal_without_a_reason_is_told_and_does_nothing(as_user: AsUser, clue_of: FirstClue) -> None:
    clue = clue_of()

    answer = as_user("lin").post("/clues/dismiss", {"clue": [clue.pk]})

    assert answer.status_code == 400
    assert "请选择理由" in answer.content.decode()
    assert Clue.objects.get(pk=clue.pk).state == "open"


def test_a_view_that_is_shared_is_there_for_colleagues_and_removed_by_its_owner_alone(as_user: AsUser) -> None:
    as_user("lin").post("/clues/views?risk=funds", {"name": "贷款资金", "is_shared": "on"})
    kept = SavedView.objects.get()

    assert "贷款资金" in as_user("zhou").get("/clues/").content.decode()
    assert as_user("zhou").post("/clues/views", {"remove": kept.pk}).status_code == 404
    assert as_user("lin").post("/clues/views", {"remove": kept.pk}).status_code == 302
    assert not SavedView.objects.exists()


def test_nobody_is_led_away_from_the_console_after_an_action(as_user: AsUser, clue_of: FirstClue) -> None:
    said = {"clue": [clue_of().pk], "reason": "immaterial", "next": "https://elsewhere.example/"}

    assert as_user("lin").post("/clues/dismiss", said).headers["Location"] == "/clues/"
