"""A person's mistake is answered with a sentence that says what to do, and exit code 2; never with a traceback."""

from pathlib import Path

import pytest

from mingjian.workspace import SparkUnreachable, _knock
from tests.cli.terminal import mingjian


def test_a_run_in_an_empty_home_says_to_file_first_in_both_languages(tmp_path: Path) -> None:
    said = mingjian("run", "--home", tmp_path / "nowhere", "--as-of", "2025-12-31")

    assert said.code == 2
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{tmp_path / 'nowhere'} 中还没有任何在 2025-12-31 及以前被接收的报送。请先运行 mingjian intake。",
        f"{tmp_path / 'nowhere'} holds no filing accepted for 2025-12-31 or before. Run `mingjian intake` first.",
    ]
    assert not (tmp_path / "nowhere").exists()


def test_a_mistake_is_told_in_one_language_when_one_was_asked_for(tmp_path: Path) -> None:
    said = mingjian("--lang", "en", "models", "show", "assets.overdue_loan_classed_performin")

    assert said.code == 2
    assert said.err == (
        "There is no model assets.overdue_loan_classed_performin. The nearest is "
        "assets.overdue_loan_classed_performing; see all with mingjian models list.\n"
    )


def test_a_city_without_people_is_refused(tmp_path: Path) -> None:
    said = mingjian("city", tmp_path, "--people", 5, env={"MINGJIAN_LANG": "en"})

    assert (said.code, said.err) == (2, "A city has at least 1500 people and 1 to 120 months.\n")


def test_an_unknown_pattern_of_models_is_refused() -> None:
    said = mingjian("models", "list", "nothing.*", env={"MINGJIAN_LANG": "en"})

    assert (said.code, said.err) == (
        2,
        "No model or indicator matches nothing.*. See all models with mingjian models list.\n",
    )


def test_an_unusable_name_for_a_new_model_is_refused() -> None:
    said = mingjian("models", "new", "Überfällig", env={"MINGJIAN_LANG": "zh"})

    assert said.code == 2
    assert said.err.startswith("Überfällig不能作为模型名称")


def test_a_file_that_is_no_table_is_refused_as_truth(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir,\nI am, sir, yours\n")

    said = mingjian("score", other, "--home", home, env={"MINGJIAN_LANG": "en"})

    assert said.code == 2
    assert said.err.startswith(f"{other} is not a truth file that a city wrote")


def test_a_place_that_cannot_be_written_is_told_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    said = mingjian("docs", tmp_path / "file" / "pages", env={"MINGJIAN_LANG": "en"})

    assert said.code == 2
    assert "cannot be used (Not a directory). Check the path" in said.err


def test_an_address_where_no_spark_listens_is_refused_at_once() -> None:
    with pytest.raises(SparkUnreachable) as refusal:
        _knock("sc://127.0.0.1:1")

    assert refusal.value.sentence("en") == (
        "No Spark Connect answers at sc://127.0.0.1:1. Check the address, and that the server is up."
    )
