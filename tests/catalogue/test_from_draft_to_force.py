"""The whole way of a change through the console: written, checked, compared, tried, approved, run; then retired."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from mingjian.audit.log import Platform
from mingjian.audit.models import Entry
from mingjian.catalogue.models import Comparison, Draft, Examination
from mingjian.clues.importing import run_import
from mingjian.clues.models import Clue
from mingjian.clues.queue import queue_list
from mingjian.clues.wanted import Wanted
from mingjian.engine.library import Library
from mingjian.engine.results import Results
from mingjian.people.models import User
from mingjian.workspace import Workspace, library_of
from tests.catalogue.conftest import MODEL

pytestmark = pytest.mark.django_db
Work = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def graver(own_home: Path, as_user: Any, work: Work) -> Draft:
    """A change that makes a model's findings critical: written, checked and compared, on trial."""
    author = as_user("xu")
    work(lambda: author.post("/catalogue/changes/new", {"model": MODEL}))
    draft = Draft.objects.get()
    text = {"sql": draft.newest.sql.replace("severity: high", "severity: critical"), "cases": draft.newest.cases}
    work(lambda: author.post(f"/catalogue/changes/{draft.pk}/edit", {**text, "note": "graver"}))
    work(lambda: author.post(f"/catalogue/changes/{draft.pk}/compare"))
    work(lambda: author.post(f"/catalogue/changes/{draft.pk}/try"))
    return Draft.objects.get()


def run(home: Path) -> list[dict[str, Any]]:
    """Run the model, whatever stands under its name, and take the clues over."""
    record = Workspace(home).run(f"{MODEL}*")
    run_import(by=Platform(), results=Results(home / "runs"))
    return [row for row in Results(home / "runs").clues(record).to_pylist() if row["model"] == MODEL]


@pytest.mark.slow
def test_a_text_on_trial_runs_beside_and_only_authors_and_approvers_see_its_clues(
    graver: Draft, own_home: Path
) -> None:
    standing = run(own_home)

    def seen_by(username: str) -> int:
        wanted = Wanted(model=f"{MODEL}@trial")
        return queue_list(seen_by=User.objects.get(username=username), wanted=wanted).count()

    assert graver.state == "trial"
    assert {row["severity"] for row in standing} == {"high"}
    assert [seen_by(name) for name in ("xu", "gao", "lin", "chen")] == [len(standing), len(standing), 0, 0]


def test_the_approved_text_is_what_the_next_run_uses(graver: Draft, own_home: Path, as_user: Any, work: Work) -> None:
    run(own_home)
    work(lambda: as_user("xu").post(f"/catalogue/changes/{graver.pk}/submit"))

    work(lambda: as_user("gao").post(f"/catalogue/changes/{graver.pk}/approve", {"why": "重大"}))

    assert {row["severity"] for row in run(own_home)} == {"critical"}
    assert f"{MODEL}@trial" not in library_of(own_home).models
    assert set(Clue.objects.filter(is_trial=True).values_list("finding", flat=True)) == {"gone"}
    assert Library.load().models[MODEL].severity == "high"  # the shipped library is as it was
    decided = Entry.objects.get(action="draft.approve")
    assert (decided.actor, decided.facts["why"], decided.facts["model"]) == ("gao", "重大", MODEL)


@pytest.mark.slow
def test_a_change_sent_back_is_a_draft_again_and_runs_no_more(
    graver: Draft, own_home: Path, as_user: Any, work: Work
) -> None:
    work(lambda: as_user("xu").post(f"/catalogue/changes/{graver.pk}/submit"))

    work(lambda: as_user("gao").post(f"/catalogue/changes/{graver.pk}/send_back", {"why": "理由不足"}))

    draft = Draft.objects.get()
    assert (draft.state, draft.why, draft.decided_by.username if draft.decided_by else None) == (
        "draft",
        "理由不足",
        "gao",
    )
    assert library_of(own_home).models == Library.load().models


@pytest.mark.slow
def test_a_retired_model_says_since_when_and_why_and_runs_no_more(own_home: Path, as_user: Any, work: Work) -> None:
    asked = {"on": "2025-01-01", "why": '另有模型："更准"'}
    work(lambda: as_user("xu").post(f"/catalogue/models/{MODEL}/retire", asked))
    draft = Draft.objects.get()
    work(lambda: as_user("xu").post(f"/catalogue/changes/{draft.pk}/submit"))

    work(lambda: as_user("gao").post(f"/catalogue/changes/{draft.pk}/retire", {"why": "同意"}))

    retired = library_of(own_home).models[MODEL].retired
    assert retired
    assert (str(retired["on"]), retired["why"]) == ("2025-01-01", '另有模型："更准"')
    assert run(own_home) == []
    assert "自 2025年1月1日 起停用" in as_user("lin").get(f"/catalogue/models/{MODEL}").content.decode()


def test_a_text_with_a_flaw_is_told_the_line_and_the_remedy(own_home: Path, as_user: Any, work: Work) -> None:
    author = as_user("xu")
    work(lambda: author.post("/catalogue/changes/new", {"model": "assets.brand_new"}))
    draft = Draft.objects.get()
    text = {"sql": draft.newest.sql.replace("from corporate_loan", "from corporate_laon"), "cases": draft.newest.cases}

    work(lambda: author.post(f"/catalogue/changes/{draft.pk}/edit", text))

    flaw = Examination.objects.filter(version=draft.newest).get().flaws[0]
    assert (flaw["file"], flaw["problem"]) == ("brand_new.sql", "there is no table corporate_laon.")
    assert (flaw["line"], flaw["fix"]) == (28, "Did you mean corporate_loan?")
    assert "Did you mean corporate_loan?" in author.get(f"/catalogue/changes/{draft.pk}").content.decode()


@pytest.mark.slow
def test_a_failing_case_shows_what_is_missing(own_home: Path, as_user: Any, work: Work) -> None:
    author = as_user("xu")
    work(lambda: author.post("/catalogue/changes/new", {"model": "assets.brand_new"}))
    draft = Draft.objects.get()
    text = {"sql": draft.newest.sql, "cases": draft.newest.cases.replace("measure: 91", "measure: 92")}

    work(lambda: author.post(f"/catalogue/changes/{draft.pk}/edit", text))

    first, *others = Examination.objects.filter(version=draft.newest).get().verdicts
    assert (first["is_good"], [one["is_good"] for one in others]) == (False, [True, True])
    assert "measure: 92.000000" in first["missing"][0]


def test_the_pages_of_a_change_take_at_most_fifteen_questions(
    graver: Draft, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user("gao")
    pages = ["/catalogue/changes", f"/catalogue/changes/{graver.pk}", f"/catalogue/models/{MODEL}@trial"]
    pages += [f"/catalogue/comparisons/{Comparison.objects.get().pk}", "/catalogue/?state=trial"]

    for language, page in product(("zh-hans", "en"), pages):
        client.cookies["language"] = language
        with django_assert_max_num_queries(15):
            assert client.get(page).status_code == 200, page
