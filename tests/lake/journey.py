"""A filing, a run, its correction, another run, and the first view once more: wherever catalogue and data lie."""

from datetime import date
from pathlib import Path
from typing import Any

from mingjian import Workspace
from mingjian.lake import Lake
from mingjian.workspace import Means, open_engine

MODEL = "prudential.bad_loans_over_limit"
JANUARY = date(2025, 1, 31)


def journey(home: Path, folder: Path) -> None:
    """Take it, on a new home; `folder` is where the files are written that are filed."""
    workspace = Workspace(home)

    assert [receipt.status for receipt in workspace.take_in(report(folder, bad=8))] == ["accepted"]
    first = workspace.run(MODEL)
    assert [receipt.version for receipt in workspace.take_in(report(folder, bad=9))] == [2]
    second = workspace.run(MODEL)

    assert [(record.models[0].status, measures(workspace, record.run_id)) for record in (first, second)] == [
        ("ok", [8 / 108]),
        ("ok", [9 / 109]),
    ]
    assert [bad_as_known(home, record.source) for record in (first, second)] == [[8], [9]]


def report(folder: Path, bad: int, period: date = JANUARY) -> Path:
    """The filing of bank B0001 with the five classes of its loans."""
    place = folder / "B0001" / f"{period:%Y%m%d}"
    place.mkdir(parents=True, exist_ok=True)
    classes = {"normal": 100, "special_mention": 0, "substandard": bad, "doubtful": 0, "loss": 0}
    rows = [f"G11,loans_{name},{value},CNY" for name, value in classes.items()]
    path = place / f"B0001-report_item-{period:%Y%m%d}.csv"
    path.write_text("\n".join(["report,item,value,currency", *rows]), encoding="utf-8")
    return place


def measures(workspace: Workspace, run_id: str | None = None) -> list[float]:
    """What the model measured, clue by clue."""
    return [float(value) for value in workspace.clues(run_id).column("measure").to_pylist()]


def bad_as_known(home: Path, record: dict[str, Any]) -> list[int]:
    """The substandard loans filed, as the run saw them whose source is `record`."""
    lake = Lake.open(home)
    engine = open_engine(lake, Means(threads=1))
    columns = {"item": "VARCHAR", "value": "DECIMAL(20, 6)"}
    engine.attach("report_item", lake.pin_again(record).slice("report_item", history=True), columns)
    found = engine.collect(
        "select value::integer as value from report_item where item = 'loans_substandard' order by 1"
    )
    engine.close()
    return [int(value) for value in found.column("value").to_pylist()]
