"""Draws docs/clues.svg, the picture of the README, from the clues of the demonstration: `make picture`."""

import re
import sys
from pathlib import Path
from unittest import mock

from rich.console import Console

from mingjian.cli import clues, screen
from mingjian.cli.options import results_of

SHOWN, WIDTH = 12, 150
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def draw(home: Path, picture: Path) -> None:
    """Write what `mingjian clues` shows as an SVG that fetches nothing."""
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        results = results_of(home)
        with mock.patch.object(screen, "stdout", return_value=console):
            clues.show(various(clues.ranked(results, results.record())))
        drawn = console.export_svg(title=f"mingjian clues --top {SHOWN}")
    picture.write_text(FONTS.sub("", drawn), encoding="utf-8")


def various(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The first clue of each model, so that the picture shows many questions."""
    first = {row["model"]: row for row in reversed(rows)}
    return [row for row in rows if first[row["model"]] is row][:SHOWN]


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
