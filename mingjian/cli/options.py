"""The options that several commands share, each said once."""

from pathlib import Path
from typing import Annotated

import typer

from mingjian.engine.language import Language
from mingjian.engine.results import Results

Home = Annotated[
    Path,
    typer.Option(
        "--home",
        envvar="MINGJIAN_HOME",
        file_okay=False,
        help="平台的主目录 · The home folder of everything received and found.",
    ),
]
DEFAULT_HOME = Path(".mingjian")
Json = Annotated[bool, typer.Option("--json", help="输出一份JSON · Print one JSON document.")]
Run = Annotated[str | None, typer.Option("--run", help="运行编号，默认最近一次 · A run's id; the latest by default.")]
Models = Annotated[str, typer.Option("--models", help="模型名称，可用 * · Which models; * stands for anything.")]
Lang = Annotated[Language | None, typer.Option("--lang", help="显示语言 · The language of the answer.")]


def results_of(home: Path) -> Results:
    """Everything that runs have found in this home."""
    return Results(home / "runs")
