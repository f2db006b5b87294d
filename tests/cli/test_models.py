"""`mingjian models …`: what an analyst sees and begins with."""

import json
import shutil
from pathlib import Path

import pytest

from mingjian.cli import scaffold
from mingjian.cli.errors import ModelExists
from mingjian.engine.cases import read_cases, run_case
from mingjian.engine.library import Library, default_path
from mingjian.engine.lint import lint
from tests.cli.terminal import mingjian


@pytest.fixture
def library_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "library"
    for folder in ("tables", "parameters"):
        shutil.copytree(default_path() / folder, copy / folder)
    monkeypatch.setattr(scaffold, "default_path", lambda: copy)
    return copy


def test_a_new_model_is_clean_and_its_cases_pass_from_the_first_moment(library_copy: Path) -> None:
    scaffold.write("trial.loan_is_late")

    library = Library.load(library_copy)
    model = library.models["trial.loan_is_late"]
    assert lint(library) == []
    assert [verdict for case in read_cases(model) if not (verdict := run_case(library, model, case)).is_good] == []


def test_a_new_model_never_overwrites_one_that_stands(library_copy: Path) -> None:
    scaffold.write("trial.loan_is_late")

    with pytest.raises(ModelExists):
        scaffold.write("trial.loan_is_late")


def test_the_list_as_json_names_every_model_and_notice_in_both_languages() -> None:
    said = mingjian("models", "list", "--json")

    models = json.loads(said.out)["models"]
    library = Library.load()
    assert {model["id"] for model in models} == {*library.models, *library.notices}
    assert all(model["title"]["zh"] and model["title"]["en"] for model in models)


def test_a_model_is_shown_in_the_language_asked_for() -> None:
    said = mingjian("--lang", "en", "models", "show", "assets.overdue_loan_classed_performing")

    assert said.code == 0
    assert "Loan overdue more than ninety days is not classified as non-performing" in said.out
    assert "单位" not in said.out


def test_the_catalogue_has_the_same_pages_in_both_languages(tmp_path: Path) -> None:
    mingjian("docs", tmp_path)

    pages = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md"))
    names = ("codes.md", "indicators.md", "models.md", "parameters.md", "tables.md")
    assert pages == [f"{language}/{name}" for language in ("en", "zh") for name in names]
