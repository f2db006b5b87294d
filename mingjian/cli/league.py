"""`mingjian league`: whose filings are good, by institution and table."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from mingjian.cli import options, screen
from mingjian.engine.language import say

FLAWLESS = 100


def league(
    period: Annotated[
        datetime | None, typer.Option("--period", formats=["%Y-%m-%d"], help="期次 · The period; all by default.")
    ] = None,
    home: options.Home = options.DEFAULT_HOME,
    json: options.Json = False,
) -> None:
    """数据质量排名：各机构报送的得分 · The quality of what each institution filed, best first."""
    rows = rows_of(home, period.date() if period else None)
    if json:
        screen.print_json({"league": rows})
    else:
        show(rows)


def rows_of(home: Path, period: date | None = None) -> list[dict[str, Any]]:
    """The league of a period, or of all."""
    from mingjian.intake import league as quality_league

    return quality_league(home, period)


def show(rows: list[dict[str, Any]]) -> None:
    """One line an institution: rank, score and weakest table."""
    headings = say("名次 机构 得分 报送次数 最弱的表", "rank institution score filings weakest").split()
    title = say("数据质量排名", "Quality league")
    cells = [
        (rank, row["institution_id"], f"{row['score']:.2f}", row["filings"], _weakest(row))
        for rank, row in enumerate(rows, 1)
    ]
    screen.stdout().print(screen.table(title, headings, cells, right=(0, 2, 3)))


def _weakest(row: dict[str, Any]) -> str:
    """The table that scores lowest, with its score; nothing where all are flawless."""
    name = row["weakest"]
    score = row["tables"][name]
    return f"{name} {score:.2f}" if score < FLAWLESS else ""
