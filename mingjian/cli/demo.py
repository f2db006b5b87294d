"""`mingjian demo`: the whole journey once, with nothing but this machine."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from mingjian.cli import city, clues, intake, league, run, score, screen
from mingjian.cli.language import say
from mingjian.cli.options import results_of
from mingjian.engine.results import RunRecord

SHOWN_CLUES = 20


def demo(
    home: Annotated[
        Path, typer.Option("--home", file_okay=False, help="演示放在哪里 · Where the demonstration lives.")
    ] = Path(".mingjian/demo"),
    people: Annotated[int, typer.Option("--people", help="人口 · How many people live there.")] = 20_000,
    months: Annotated[int, typer.Option("--months", help="几个月 · How many months.")] = 12,
    seed: Annotated[int, typer.Option("--seed", help="种子 · The seed.")] = 1,
) -> None:
    """演示全程：造城、接收报送、运行模型、看疑点和评分；已有的沿用 · The whole journey; what is there is reused."""
    from mingjian.cli.running import Means, RunOrder

    where = home / "city"
    with screen.progress() as tell:
        _draw_once(where, people, months, seed, tell)
        receipts = intake.take_in([where / "filings"], home, check_only=False, tell=tell)
        record = run.with_bar(RunOrder(home), Means(), tell)
    _show(home, where, receipts, record)
    if any(model.status == "failed" for model in record.models):
        raise typer.Exit(1)


def _draw_once(where: Path, people: int, months: int, seed: int, tell: screen.Tell) -> None:
    """Draw the city unless this very city has been drawn; the note is written last, so a torn city is drawn again."""
    from mingjian.cli.version import version

    note = where / "drawn.json"
    wanted = {"people": people, "months": months, "seed": seed, "version": version()}
    if note.is_file() and json.loads(note.read_text(encoding="utf-8")) == wanted:
        return
    city.draw(where, people, seed, months, "east", tell)
    note.write_text(json.dumps(wanted), encoding="utf-8")


def _show(home: Path, where: Path, receipts: list[dict[str, Any]], record: RunRecord) -> None:
    results = results_of(home)
    run.show(record)
    score.show(score.score_run(where / "truth.csv", home)[1])
    league.show(league.rows_of(home))
    ranked = clues.ranked(results, results.record(record.run_id))
    clues.show(ranked[:SHOWN_CLUES])
    accepted = sum(receipt["status"] == "accepted" for receipt in receipts)
    first = ranked[0]["clue_id"] if ranked else ""
    told = say(
        f"报送{len(receipts)}份，接受{accepted}份；疑点{len(ranked):,}个。"
        f"看第一个：mingjian clue {first} --home {home}",
        f"{len(receipts)} filings, {accepted} accepted; {len(ranked):,} clues. "
        f"See the first: mingjian clue {first} --home {home}",
    )
    screen.stdout().print(Text(told), soft_wrap=True)
