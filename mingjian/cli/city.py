"""`mingjian city`: draw a synthetic city with planted violations, and the truth about them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from mingjian.cli import errors, screen
from mingjian.engine.language import say

LONGEST = 120


class Format(StrEnum):
    """How the city's institutions write their files."""

    east = "east"
    csv = "csv"
    parquet = "parquet"


@dataclass(frozen=True)
class Plan:
    """What a city is drawn from."""

    people: int = 20_000
    seed: int = 1
    months: int = 12
    format: str = "east"


def city(
    directory: Annotated[Path, typer.Argument(file_okay=False, help="写到哪里 · Where to write the city.")],
    people: Annotated[int, typer.Option("--people", help="人口 · How many people live there.")] = 20_000,
    seed: Annotated[int, typer.Option("--seed", help="种子：同一种子，同一座城 · The same seed, the same city.")] = 1,
    months: Annotated[
        int, typer.Option("--months", help="几个月，止于2025年12月 · How many, up to December 2025.")
    ] = 12,
    format: Annotated[Format, typer.Option("--format", help="报送文件的格式 · The form of the files.")] = Format.east,
) -> None:
    """造一座城：机构、居民、企业和它们的报送，内有已知的违规 · Draw a city whose violations are known."""
    with screen.progress() as tell:
        draw(directory, Plan(people, seed, months, format.value), tell)
    told = say(
        f"已写好：{directory / 'filings'}（报送）和{directory / 'truth.csv'}（真值）。",
        f"Written: {directory / 'filings'} (what is filed) and {directory / 'truth.csv'} (the truth).",
    )
    screen.stderr().print(Text(told), soft_wrap=True)


def draw(directory: Path, plan: Plan, tell: screen.Tell) -> None:
    """Draw the city into `directory`; raises CityMisconceived when no city can be drawn so."""
    from mingjian.city.draw import SMALLEST
    from mingjian.city.draw import draw as draw_city

    if plan.people < SMALLEST or not 1 <= plan.months <= LONGEST:
        raise errors.CityMisconceived(smallest=SMALLEST, longest=LONGEST)
    step = say("造城", "Drawing the city")
    draw_city(
        directory,
        plan.people,
        plan.seed,
        plan.months,
        plan.format,
        progress=lambda _, part: tell(step, round(part * 100), 100),
    )
