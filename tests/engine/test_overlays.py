"""A home's own models are laid over the shipped library; nothing of the library itself changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mingjian.engine.duck import DuckEngine
from mingjian.engine.library import Library
from mingjian.engine.results import Results
from mingjian.engine.run import Order, run
from tests.engine.conftest import CASES, MODEL, FiledRows


def laid(overlay: Path, name: str, text: str) -> Path:
    """An overlay with one model."""
    path = overlay / "models" / "assets" / f"{name}.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".test.yaml").write_text(CASES, encoding="utf-8")
    return overlay


def test_a_model_of_the_overlay_takes_the_place_of_its_namesake(
    write_library: Callable[..., Path], tmp_path: Path
) -> None:
    folder = write_library()
    overlay = laid(tmp_path / "overlay", "overdue", MODEL.replace("severity: high", "severity: critical"))

    whole = Library.load(folder, overlay)

    assert list(whole.models) == list(Library.load(folder).models) == ["assets.overdue"]
    assert (whole.models["assets.overdue"].severity, Library.load(folder).models["assets.overdue"].severity) == (
        "critical",
        "high",
    )
    assert whole.version != Library.load(folder).version


def test_an_overlay_that_is_not_there_changes_nothing(write_library: Callable[..., Path], tmp_path: Path) -> None:
    folder = write_library()

    whole = Library.load(folder, tmp_path / "nowhere")

    assert whole.models == Library.load(folder).models
    assert whole.version == Library.load(folder).version


def test_the_same_text_under_another_name_gives_clues_of_its_own(
    library: Library, filed: FiledRows, tmp_path: Path
) -> None:
    results = Results(tmp_path / "runs")
    run(Order(library, filed), DuckEngine(), results)
    renamed = replace(library, models={}).overlaid(laid(tmp_path / "overlay", "overdue@trial", MODEL))

    record = run(Order(renamed, filed), DuckEngine(), results)

    assert set(results.clues(record).column("model").to_pylist()) == {"assets.overdue@trial"}
