"""`mingjian run`: ask every model, and say for each how it went."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from mingjian.cli import options, screen
from mingjian.engine.language import readers, say
from mingjian.engine.results import ModelOutcome, RunRecord

if TYPE_CHECKING:
    from mingjian.workspace import Means, RunOrder

STATUSES = ("ok", "skipped", "failed")


class EngineName(StrEnum):
    """The engines that a run may use."""

    duckdb = "duckdb"
    spark = "spark"


def run(
    home: options.Home = options.DEFAULT_HOME,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="截至哪一天，默认最近一期 · By default the newest period."),
    ] = None,
    models: options.Models = "*",
    engine: Annotated[EngineName, typer.Option("--engine", help="计算引擎 · The engine.")] = EngineName.duckdb,
    spark: Annotated[
        str | None,
        typer.Option("--spark", metavar="sc://HOST", help="Spark Connect地址 · The address of Spark Connect."),
    ] = None,
    threads: Annotated[
        int | None, typer.Option("--threads", min=1, help="最多用几个核 · Cores to use at most.")
    ] = None,
    memory: Annotated[
        str | None, typer.Option("--memory", help="最多用多少内存，如 8GB · Memory at most, such as 8GB.")
    ] = None,
    json: options.Json = False,
) -> None:
    """运行监管模型，找出疑点；有模型失败时为1 · Run the models and find clues; exit 1 when a model failed."""
    from mingjian.workspace import Means, RunOrder

    order = RunOrder(home, models, as_of.date() if as_of else None)
    means = Means(EngineName.spark if spark else engine, spark, threads, memory)
    with screen.progress(quiet=json) as tell:
        record = with_bar(order, means, tell)
    if json:
        screen.print_json(document(record))
    else:
        show(record)
    if any(outcome.status == "failed" for outcome in (*record.models, *record.indicators)):
        raise typer.Exit(1)


def with_bar(order: "RunOrder", means: "Means", tell: screen.Tell) -> RunRecord:
    """Run with one bar for all models."""
    from mingjian.workspace import run_models

    step = say("运行监管模型", "Running the models")
    return run_models(order, means, lambda _, done, total: tell(step, done, total))


def document(record: RunRecord) -> dict[str, Any]:
    """The run as `--json` promises it."""
    names = ("id", "status", "reason", "clues", "new", "continuing", "gone", "seconds")
    own = ("id", "status", "reason", "seconds")
    return {
        "run_id": record.run_id,
        "as_of": record.as_of,
        "engine": record.engine,
        "library_version": record.library_version,
        "models": [_promised(model, names) for model in record.models],
        "indicators": [_promised(outcome, own) for outcome in record.indicators],
        "clues_total": record.clues_total,
    }


def _promised(outcome: ModelOutcome, names: tuple[str, ...]) -> dict[str, Any]:
    said = {name: getattr(outcome, name) for name in names}
    return {**said, "reason": outcome.reason.en if outcome.reason else None}


def show(record: RunRecord) -> None:
    """The models that found something, then what failed or was skipped and why, then one line on the whole."""
    console = screen.stdout()
    told = [model for model in record.models if model.clues or model.gone]
    headings = say("模型 疑点 新增 延续 消失 秒", "model clues new continuing gone seconds").split()
    title = f"{say('运行', 'Run')} {record.run_id} · {record.as_of} · {record.engine}"
    console.print(screen.table(title, headings, map(_row, told), right=(1, 2, 3, 4, 5)))
    show_trouble(record)
    console.print(Text(in_all(record)))


def show_trouble(record: RunRecord) -> None:
    """Every failed model or indicator with its reason; the skipped ones together, by reason."""
    console = screen.stdout()
    skipped: dict[str, list[str]] = {}
    for model in (*record.models, *record.indicators):
        reason = model.reason.in_language(readers()) if model.reason else ""
        if model.status == "failed":
            console.print(Text(f"{say('失败', 'failed')} {model.id}: {reason}", style="red"), soft_wrap=True)
        elif model.status == "skipped":
            skipped.setdefault(reason, []).append(model.id)
    for reason, models in sorted(skipped.items()):
        console.print(Text(f"{say('跳过', 'skipped')} {reason}: {', '.join(models)}", style="yellow"), soft_wrap=True)


def _row(model: ModelOutcome) -> tuple[Any, ...]:
    return model.id, model.clues, model.new, model.continuing, model.gone, f"{model.seconds:.2f}"


def in_all(record: RunRecord) -> str:
    """How many models did what, how many clues there are, and how long it took."""
    counts = {status: sum(model.status == status for model in record.models) for status in STATUSES}
    return say(
        f"{len(record.models)}个模型，完成{counts['ok']}个，跳过{counts['skipped']}个，失败{counts['failed']}个；"
        f"疑点{record.clues_total:,}个；指标{len(record.indicators)}个；用时{record.seconds:.1f}秒。",
        f"{len(record.models)} models: {counts['ok']} ok, {counts['skipped']} skipped, {counts['failed']} failed; "
        f"{record.clues_total:,} clues, {len(record.indicators)} indicators in {record.seconds:.1f} seconds.",
    )
