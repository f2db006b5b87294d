"""A case as a file: made by the worker while the page waits, given again until the case changes, written down."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mingjian.audit.models import Entry
from mingjian.cases.errors import PrintNotMade
from mingjian.cases.models import Case, Print
from mingjian.cases.services import printing
from mingjian.cases.services.opening import case_note
from mingjian.people.models import User
from mingjian.web.abandoned import WorkerGone

As = Callable[[str], Any]
Work = Callable[[Callable[[], Any]], Any]
Person = Callable[[str], User]


def _content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_what_is_asked_for_is_made_by_the_worker_while_the_page_waits(
    as_user: As, confirmed: Case, at_home: Path, work: Work
) -> None:
    lin = as_user("lin")
    page = lin.post(f"/cases/{confirmed.number}/print/pdf").url
    waiting = lin.get(page).content.decode()
    assert "正在制作" in waiting
    assert 'http-equiv="refresh"' in waiting  # without script the page asks again by itself
    assert lin.get(f"{page}/file").url == page

    work(lambda: lin.post(f"/cases/{confirmed.number}/print/pdf"))
    made = Print.objects.get()
    printing.print_do(made)

    done = lin.get(page).content.decode()
    assert "http-equiv" not in done
    assert f'href="{page}/file"' in done
    file = lin.get(f"{page}/file")
    assert file["Content-Disposition"] == f"attachment; filename*=UTF-8''{confirmed.number}-zh.pdf"
    assert _content(file).startswith(b"%PDF-")


def test_the_worker_makes_paper_and_bundle_and_the_log_knows_who_took_them(
    as_user: As, confirmed: Case, at_home: Path, work: Work
) -> None:
    lin, address = as_user("lin"), f"/cases/{confirmed.number}"
    work(lambda: [lin.post(f"{address}/print/{form}") for form in ("pdf", "bundle")])

    paper, bundle = (lin.post(f"{address}/print/{form}").url for form in ("pdf", "bundle"))

    assert _content(lin.get(paper)).startswith(b"%PDF-")
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(_content(lin.get(bundle)))).namelist()
    entries = Entry.objects.filter(action="case.export").order_by("index")
    hashes = list(Print.objects.order_by("pk").values_list("sha256", flat=True))
    assert [(one.facts["form"], one.facts["sha256"]) for one in entries] == list(
        zip(("pdf", "bundle"), hashes, strict=True)
    )


def test_what_was_made_serves_everybody_until_the_case_changes(
    person: Person, confirmed: Case, at_home: Path, work: Work
) -> None:
    def ask(username: str) -> Print:
        return printing.print_ask(by=person(username), case=confirmed, form="bundle", language="zh")

    first = work(lambda: ask("lin"))
    assert ask("chen").pk == first.pk
    old = printing.place(first)
    assert old.exists()

    case_note(by=person("lin"), case=confirmed, text="补充说明")
    second = work(lambda: ask("lin"))

    assert second.pk != first.pk
    assert not old.exists()
    assert list(Print.objects.values_list("pk", "state")) == [(second.pk, "done")]


def test_each_language_has_its_own_paper(person: Person, confirmed: Case, at_home: Path) -> None:
    papers = {
        printing.print_ask(by=person("lin"), case=confirmed, form="pdf", language=one).name for one in ("zh", "en")
    }

    assert papers == {f"{confirmed.number}-zh.pdf", f"{confirmed.number}-en.pdf"}


def test_a_file_that_was_lost_is_made_again(person: Person, confirmed: Case, at_home: Path, work: Work) -> None:
    def ask() -> Print:
        return printing.print_ask(by=person("lin"), case=confirmed, form="bundle", language="zh")

    made = work(ask)
    printing.place(made).unlink()

    work(ask)

    assert printing.place(made).exists()


def test_a_defect_is_told_and_may_be_tried_again(
    as_user: As, person: Person, confirmed: Case, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Case) -> bytes:
        raise ZeroDivisionError

    made = printing.print_ask(by=person("lin"), case=confirmed, form="bundle", language="zh")
    monkeypatch.setattr(printing, "MAKERS", {"bundle": fails})

    with pytest.raises(ZeroDivisionError):
        printing.print_do(made)

    page = as_user("lin").get(f"/cases/{confirmed.number}/prints/{made.pk}").content.decode()
    assert PrintNotMade.zh in page
    assert "重新制作" in page
    assert printing.print_ask(by=person("lin"), case=confirmed, form="bundle", language="zh").state == "waiting"


def test_a_print_whose_workers_died_says_so(person: Person, confirmed: Case, at_home: Path) -> None:
    made = printing.print_ask(by=person("lin"), case=confirmed, form="pdf", language="en")

    printing.print_give_up(made.pk, fault=WorkerGone(tries=3))

    made.refresh_from_db()
    assert made.state == "failed"
    assert "3 times" in made.fault_en


@pytest.mark.parametrize("username", ["zhao", "sun", "wang", "xu"])
def test_who_may_not_see_the_case_finds_no_print(
    as_user: As, person: Person, confirmed: Case, at_home: Path, username: str
) -> None:
    made = printing.print_ask(by=person("lin"), case=confirmed, form="bundle", language="zh")

    asked = as_user(username).post(f"/cases/{confirmed.number}/print/bundle")
    shown = as_user(username).get(f"/cases/{confirmed.number}/prints/{made.pk}")

    assert (asked.status_code, shown.status_code) == (404, 404)
