"""`mingjian serve`: the console and its worker in one process, for a laptop."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from mingjian.cli import errors, options, screen
from mingjian.cli.django import ready
from mingjian.engine.language import say

THREADS = 8
Host = Annotated[str, typer.Option("--host", help="监听地址 · The address to listen on.")]
Port = Annotated[int, typer.Option("--port", help="端口，0 为任意空闲端口 · The port; 0 takes any free one.")]


def serve(home: options.Home = options.DEFAULT_HOME, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """启动工作台和后台任务 · The console and its worker in one process."""
    ready(home)
    take_over(home)
    listen(host, port)


def take_over(home: Path) -> None:
    """Bring the console up to what the home holds: register of institutions, receipts, newest run."""
    from mingjian.insight.keeping_up import run_take_over

    take_over_filings(home)
    run_take_over(results=options.results_of(home))


def take_over_filings(home: Path) -> None:
    """Bring the console up to what was filed: register of institutions and receipts."""
    from mingjian.audit.log import Platform
    from mingjian.filings.receipts import receipts_adopt
    from mingjian.lake import Lake
    from mingjian.people.organisations import organisations_adopt

    lake = Lake.open(home)
    organisations_adopt(by=Platform(), register=lake.institutions().values())
    receipts_adopt(by=Platform(), lake=lake)


def listen(host: str, port: int) -> None:
    """Answer requests until interrupted; tasks run in a thread beside."""
    from waitress import create_server

    from mingjian.web.worker import work_forever
    from mingjian.web.wsgi import application

    with _told_in_a_sentence(host, port):
        server = create_server(application, host=host, port=port, threads=THREADS)
    threading.Thread(target=work_forever, name="worker", daemon=True).start()
    address = f"http://{host}:{server.effective_port}"
    told = say(f"工作台：{address}（Ctrl+C 结束）", f"The console: {address} (Ctrl+C ends it)")
    screen.stdout().print(Text(told, style="bold"))
    server.run()


def refuse_taken(host: str, port: int) -> None:
    """Raise CannotListen when another program holds the port, before work is done whose end needs it."""
    with _told_in_a_sentence(host, port):
        socket.create_server((host, port)).close()


@contextmanager
def _told_in_a_sentence(host: str, port: int) -> Iterator[None]:
    try:
        yield
    except OSError as refusal:
        raise errors.CannotListen(address=f"{host}:{port}", reason=refusal.strerror) from refusal
