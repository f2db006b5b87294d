"""`mingjian clues` and `mingjian clue`: what a run found, ranked, and everything behind one finding."""

import fnmatch
import sys
from enum import StrEnum
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pa_parquet
import typer
from rich.text import Text

from mingjian.cli import dossier, errors, options, screen
from mingjian.cli.options import results_of
from mingjian.engine import terms
from mingjian.engine.dossier import compose
from mingjian.engine.language import ask_for, readers, say
from mingjian.engine.results import Results, RunRecord

COLUMNS = (
    "clue_id",
    "model",
    "institution_id",
    "subject_type",
    "subject_id",
    "as_of",
    "measure",
    "threshold",
    "amount",
)
LAST_COLUMNS = ("severity", "status", "quality", "sentence")
RANKS = tuple(terms.SEVERITIES)


class Format(StrEnum):
    """How clues are written out."""

    table = "table"
    json = "json"
    csv = "csv"
    parquet = "parquet"


def clues(
    home: options.Home = options.DEFAULT_HOME,
    run: options.Run = None,
    models: options.Models = "*",
    institution: Annotated[str | None, typer.Option("--institution", help="只看一家机构 · Of one institution.")] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="只看前几个 · The first of the ranking.")] = None,
    format: Annotated[Format, typer.Option("--format", help="输出格式 · The form of the answer.")] = Format.table,
    lang: options.Lang = None,
) -> None:
    """列出疑点，最要紧的在前 · List the clues, the gravest first."""
    ask_for(lang)
    results = results_of(home)
    rows = ranked(results, results.record(run))
    kept = [
        row for row in rows if fnmatch.fnmatch(row["model"], models) and institution in (None, row["institution_id"])
    ]
    write(kept[:top], format)


def clue(
    clue_id: Annotated[str, typer.Argument(help="疑点编号，可只写开头几位 · The clue's id, or its beginning.")],
    home: options.Home = options.DEFAULT_HOME,
    run: options.Run = None,
    json: options.Json = False,
    lang: options.Lang = None,
) -> None:
    """一个疑点的全部：结论、依据、参数、SQL和报送原文 · One clue whole: sentence, law, parameters, SQL, filed rows."""
    from mingjian.workspace import library_of

    ask_for(lang)
    results = results_of(home)
    record = results.record(run)
    row = one(results, record, clue_id)
    file = compose(library_of(home), row, results.evidence(record, row["clue_id"]))
    if json:
        screen.print_json(file.document())
    else:
        dossier.show(file)


def ranked(results: Results, record: RunRecord) -> list[dict[str, Any]]:
    """The clues of a run: the gravest first, then the most money, each with its sentence in the reader's language."""
    rows = results.clues(record).to_pylist()
    for row in rows:
        row["sentence"] = row[f"sentence_{readers()}"]
    return sorted(rows, key=lambda row: (RANKS.index(row["severity"]), -(row["amount"] or 0), row["clue_id"]))


def one(results: Results, record: RunRecord, beginning: str) -> dict[str, Any]:
    """The one clue whose id begins so; raises NoSuchClue or ClueIdAmbiguous."""
    fitting = [row for row in ranked(results, record) if row["clue_id"].startswith(beginning)]
    if not fitting:
        raise errors.NoSuchClue(clue_id=beginning)
    if len(fitting) > 1:
        raise errors.ClueIdAmbiguous(clue_id=beginning, count=len(fitting))
    return fitting[0]


def write(rows: list[dict[str, Any]], format: Format) -> None:
    """The clues on stdout in the form asked for."""
    names = (*COLUMNS, *LAST_COLUMNS)
    plain = [{name: row[name] for name in names} for row in rows]
    if format is Format.json:
        screen.print_json({"clues": plain})
    elif format is Format.table:
        show(plain)
    else:
        _write_bytes(_arrow(plain), format)


def show(rows: list[dict[str, Any]]) -> None:
    """The clues as a person reads them: what was found, where, and its id to look further."""
    headings = say("编号 程度 机构 金额 疑点", "id severity institution amount clue").split()
    cells = [
        (row["clue_id"], _severity(row), row["institution_id"], screen.money(row["amount"]), row["sentence"])
        for row in rows
    ]
    title = say(f"疑点（{len(rows):,}个）", f"Clues ({len(rows):,})")
    screen.stdout().print(screen.table(title, headings, cells, right=(3,)))


def _severity(row: dict[str, Any]) -> Text:
    style = {"critical": "bold red", "high": "red", "medium": "yellow"}.get(row["severity"], "")
    return Text(terms.word(terms.SEVERITIES, row["severity"]), style=style)


def _arrow(rows: list[dict[str, Any]]) -> pa.Table:
    kinds = {"as_of": pa.date32(), "amount": pa.decimal128(20, 2)}
    kinds |= dict.fromkeys(("measure", "threshold", "quality"), pa.float64())
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in (*COLUMNS, *LAST_COLUMNS)])
    return pa.Table.from_pylist(rows, schema)


def _write_bytes(table: pa.Table, format: Format) -> None:
    if format is Format.parquet and sys.stdout.isatty():
        raise errors.TerminalCannotShow
    sink = pa.BufferOutputStream()
    if format is Format.csv:
        pa_csv.write_csv(table, sink)
    else:
        pa_parquet.write_table(table, sink)
    sys.stdout.buffer.write(sink.getvalue().to_pybytes())
    sys.stdout.flush()
