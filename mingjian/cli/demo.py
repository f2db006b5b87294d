"""`mingjian demo`: the whole journey once, with nothing but this machine."""

import json
import shutil
import signal
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from mingjian.cli import city, clues, errors, intake, league, run, score, screen
from mingjian.cli.django import ready
from mingjian.cli.options import results_of
from mingjian.cli.serve import Port, listen, refuse_taken
from mingjian.cli.version import version
from mingjian.engine.language import readers, say
from mingjian.engine.results import RunRecord

SHOWN_CLUES = 20
NOTE = "drawn.json"
HOST = "127.0.0.1"


def demo(
    home: Annotated[
        Path, typer.Option("--home", file_okay=False, help="演示放在哪里 · Where the demonstration lives.")
    ] = Path(".mingjian/demo"),
    people: Annotated[int, typer.Option("--people", help="人口 · How many people live there.")] = 20_000,
    months: Annotated[int, typer.Option("--months", help="几个月 · How many months.")] = 12,
    seed: Annotated[int, typer.Option("--seed", help="种子 · The seed.")] = 1,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="最后启动工作台 · End with the console running.")
    ] = True,
    port: Port = 8000,
) -> None:
    """演示全程：造城、接收报送、运行模型、看疑点和评分、启动工作台 · The whole journey; what is there is reused."""
    from mingjian.workspace import Means, RunOrder

    where = home / "city"
    console = _Console(home, port) if serve else None
    with screen.progress() as tell:
        _draw_once(where, city.Plan(people, seed, months), tell)
        receipts = intake.take_in([where / "filings"], home, check_only=False, tell=tell)
        if console:
            console.fill()
        record = run.with_bar(RunOrder(home), Means(), tell)
    if console:
        console.take_over()
    _show(home, receipts, record)
    if any(model.status == "failed" for model in record.models):
        raise typer.Exit(1)
    if console:
        console.open()


class _Console:
    """The console of the demonstration; another process makes it ready while this one draws, judges and runs."""

    def __init__(self, home: Path, port: int) -> None:
        """Begin to set it up; raises CannotListen when another program holds the port."""
        refuse_taken(HOST, port)
        self._home, self._port = home, port
        self._hand = ProcessPoolExecutor(1, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))
        self._ready = self._hand.submit(_set_up, home)

    def fill(self) -> None:
        """Begin to enter institutions, people, questions and mortgages; the filings have been taken in."""
        self._filled = self._hand.submit(_fill, self._home)

    def take_over(self) -> None:
        """Begin to enter what the run found."""
        self._entered = self._hand.submit(_enter_found, self._home)

    def open(self) -> None:
        """Tell the people with their passwords, and answer requests."""
        self._ready.result()
        ready(self._home)
        people = [(*who, _roles(roles)) for *who, roles in self._filled.result()]
        self._entered.result()
        self._hand.shutdown()
        headings = say("账号 密码 姓名 单位 岗位", "account password name organisation roles").split()
        screen.stdout().print(screen.table(say("演示人员", "People of the demonstration"), headings, people))
        listen(HOST, self._port)


def _set_up(home: Path) -> None:
    ready(home)
    import_module("mingjian.cli.furnishing")  # takes seconds, which are free while the city is drawn


def _fill(home: Path) -> list[tuple[str, str, str, str, list[str]]]:
    """Enter what was filed; of each of the cast account, password, name, organisation and roles."""
    from mingjian.cli.furnishing import filed_enter

    return [
        (one.user.username, one.password, one.user.name, one.user.organisation.code, sorted(one.user.roles))
        for one in filed_enter(home)
    ]


def _enter_found(home: Path) -> None:
    from mingjian.cli.furnishing import found_enter

    found_enter(home)


def _roles(roles: Iterable[str]) -> str:
    from mingjian.people.powers import ROLE_WORDS

    return say("、", ", ").join(ROLE_WORDS[role].in_language(readers()) for role in roles)


def _draw_once(where: Path, plan: city.Plan, tell: screen.Tell) -> None:
    """Draw the city unless this very city stands; the note holds its plan, and nothing while it is being drawn."""
    note = where / NOTE
    wanted = {**asdict(plan), "version": version()}
    if note.is_file() and json.loads(note.read_text(encoding="utf-8")) == wanted:
        return
    if where.exists():
        if not note.is_file():
            raise errors.FolderNotADemo(folder=where)
        shutil.rmtree(where)
    where.mkdir(parents=True)
    note.write_text("{}", encoding="utf-8")
    city.draw(where, plan, tell)
    note.write_text(json.dumps(wanted), encoding="utf-8")


def _show(home: Path, receipts: list[dict[str, Any]], record: RunRecord) -> None:
    """The gravest clues, how right they are, whose filings are good, and where to look further."""
    results = results_of(home)
    ranked = clues.ranked(results, results.record(record.run_id))
    clues.show(ranked[:SHOWN_CLUES])
    score.show_by_risk(score.score_run(home / "city" / "truth.csv", home)[1])
    league.show(league.rows_of(home))
    run.show_trouble(record)
    accepted = sum(receipt["status"] == "accepted" for receipt in receipts)
    filings = f"报送{len(receipts)}份，接受{accepted}份。", f"{len(receipts)} filings, {accepted} accepted."
    screen.stdout().print(Text(f"{say(*filings)} {run.in_all(record)}"), soft_wrap=True)
    if ranked:
        command = f"mingjian clue {ranked[0]['clue_id']} --home {home}"
        told = say(f"看第一个疑点：{command}", f"See the first clue: {command}")
        screen.stdout().print(Text(told, style="bold"), soft_wrap=True)
