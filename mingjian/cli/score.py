"""`mingjian score`: recall and precision of a run against the truth of the city it ran on."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from mingjian.cli import options, scoring, screen
from mingjian.cli.options import results_of
from mingjian.cli.scoring import Score
from mingjian.engine.language import say

SHOWN_MISSES = 5


def score(
    truth: Annotated[Path, typer.Argument(dir_okay=False, help="造城写出的 truth.csv · The city's truth.csv.")],
    home: options.Home = options.DEFAULT_HOME,
    run: options.Run = None,
    json: options.Json = False,
) -> None:
    """按真值评分：每个模型的查全率和查准率 · Recall and precision of each model, and of all."""
    run_id, scores = score_run(truth, home, run)
    if json:
        models = [each.document() for each in scores]
        screen.print_json({"run_id": run_id, "models": models, "all": scoring.in_all(scores).document()})
    else:
        show(scores)


def score_run(truth: Path, home: Path, run: str | None = None) -> tuple[str, list[Score]]:
    """The run's id, and the score of every model that it ran."""
    results = results_of(home)
    record = results.record(run)
    asked = {model.id for model in record.models}
    planted = [each for each in scoring.read_truth(truth) if each.model in asked]
    rows = results.clues(record).select(["model", "institution_id", "subject_id"]).to_pylist()
    return record.run_id, scoring.score(
        planted, ((row["model"], row["institution_id"], row["subject_id"]) for row in rows)
    )


def show(scores: list[Score]) -> None:
    """One line a model and one for all; then what was missed."""
    _show(say("评分", "Score"), scores)
    for each in scores:
        if each.missed:
            told = f"{say('未查出', 'missed')} {each.model}: {', '.join(each.missed[:SHOWN_MISSES])}"
            screen.stdout().print(Text(told), soft_wrap=True)


def show_by_risk(scores: list[Score]) -> None:
    """One line a risk and one for all."""
    _show(say("评分（按风险类别）", "Score by risk"), scoring.by_risk(scores))


def _show(title: str, scores: list[Score]) -> None:
    names = say(
        "模型 植入 查出 查全率 疑点 属实 查准率 近似 误报近似",
        "model planted found recall clues right precision near hit",
    )
    rows = [_row(each) for each in [*scores, scoring.in_all(scores)]]
    screen.stdout().print(screen.table(title, names.split(), rows, right=range(1, 9)))


def _row(each: Score) -> tuple[Any, ...]:
    near = (each.near_misses, each.near_misses_hit)
    shares = (screen.share(each.recall), screen.share(each.precision))
    return each.model, each.planted, each.found, shares[0], each.clues, each.right, shares[1], *near
