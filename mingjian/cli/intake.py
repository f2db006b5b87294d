"""`mingjian intake`: receive filings, check them, and answer each with a receipt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from mingjian.cli import options, screen
from mingjian.engine.language import readers, say

SHOWN_PROBLEMS = 20
Receipt = dict[str, Any]


def intake(
    paths: Annotated[list[Path], typer.Argument(help="报送文件夹或压缩包 · Folders or archives of filings.")],
    home: options.Home = options.DEFAULT_HOME,
    check_only: Annotated[
        bool, typer.Option("--check-only", help="只检核，不接收 · Check, and change nothing.")
    ] = False,
    json: options.Json = False,
) -> None:
    """接收报送：检核、评分、发布，给出回执；有拒收为1 · Receive filings; exit 1 when one is rejected."""
    with screen.progress(quiet=json) as tell:
        receipts = take_in(paths, home, check_only=check_only, tell=tell)
    if json:
        screen.print_json({"receipts": receipts})
    else:
        show(receipts)
    if any(receipt["status"] == "rejected" for receipt in receipts):
        raise typer.Exit(1)


def take_in(paths: Sequence[Path], home: Path, *, check_only: bool, tell: screen.Tell) -> list[Receipt]:
    """Take in everything under `paths`; the receipts as documents."""
    from mingjian.intake import take_in as take_in_filings

    receipts = take_in_filings(list(paths), home, check_only=check_only, progress=tell)
    return [receipt.document() for receipt in receipts]


def show(receipts: Sequence[Receipt]) -> None:
    """The receipts as a table, then the first problems of each one rejected."""
    headings = say(
        "机构 期次 版本 结果 得分 行数 问题", "institution period version result score rows problems"
    ).split()
    console = screen.stdout()
    console.print(screen.table(say("回执", "Receipts"), headings, map(_row, receipts), right=(2, 4, 5, 6)))
    for receipt in receipts:
        if receipt["status"] == "rejected":
            _show_problems(receipt)


def _row(receipt: Receipt) -> tuple[Any, ...]:
    is_accepted = receipt["status"] == "accepted"
    result = Text(
        say("接受", "accepted") if is_accepted else say("拒收", "rejected"), style="green" if is_accepted else "red"
    )
    rows = sum(table["rows"] for table in receipt["tables"])
    plain = [receipt[name] for name in ("institution_id", "period", "version")]
    return *plain, result, receipt["score"], rows, receipt["problems_total"]


def _show_problems(receipt: Receipt) -> None:
    console = screen.stdout()
    console.print(Text(f"{receipt['institution_id']} {receipt['period']}", style="bold"))
    for problem in receipt["problems"][:SHOWN_PROBLEMS]:
        console.print(Text(f"  {problem['message'][readers()]}"), soft_wrap=True)
    left = receipt["problems_total"] - min(SHOWN_PROBLEMS, len(receipt["problems"]))
    if left > 0:
        more = say(f"  另有{left:,}个问题；全部见 --json。", f"  and {left:,} problems more; see all with --json.")
        console.print(Text(more))
