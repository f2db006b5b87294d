"""The data network on PostgreSQL: signed, authorised, logged queries a second by two workers, and how long one takes.

`python benchmarks/bench_exchange.py`; BENCH_HOME names a home whose registers are filed (else a small city is drawn).
The load generator shares the machine with the workers and the database, which keeps its promises (fsync on) and has
its statistics, as its own autovacuum makes them within a minute of the first questions.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tables import Table, write

from mingjian.client import Network, Question
from tests.ports import free_port
from tests.postgres import server

WORKERS, CONNECTIONS, SECONDS, FLAT_OUT = 2, 12, 15, 3000
BATCH = 100_000
RATE = 100
SAFE = ("unix_socket_directories=", "shared_buffers=256MB")


@dataclass(frozen=True)
class Call:
    """One request ready to be sent."""

    path: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Load:
    """What was measured: how many a second, and the milliseconds that half, 95 and 99 of a hundred stayed below."""

    a_second: float
    p50: float
    p95: float
    p99: float


def main() -> None:
    """Measure and write the network's part of docs/benchmarks.md."""
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    os.environ["MINGJIAN_HOME"] = str(work / "home")
    with server(SAFE) as postgres:
        os.environ["MINGJIAN_DATABASE"] = django_url(postgres.fresh())
        try:
            _home(work)
            network, questions = _set_up()
            ports = [free_port() for _ in range(WORKERS)]
            workers = [_worker(port) for port in ports]
            try:
                for port in ports:
                    _awaited(port)
                signed = _signing(network, questions, ports)
                _warmed(signed, ports)
                tables = [_loads(network, questions, ports), _proofs(network, questions, ports)]
                short = _growth(signed, ports)
                tables.append(_batch(network, questions, ports))
                tables.append(_grown([short, _growth(signed, ports)]))
            finally:
                for process in workers:
                    process.terminate()
                    process.wait()
            write("exchange", tables)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def django_url(url: str) -> str:
    """A database's address as Django reads it."""
    return url.replace("postgresql+psycopg://", "postgres://")


def _home(work: Path) -> None:
    if given := os.environ.get("BENCH_HOME"):
        (work / "home").mkdir()
        for name in ("lake", "files", "vault"):
            (work / "home" / name).symlink_to(Path(given) / name)
        shutil.copy(Path(given) / "key", work / "home" / "key")
        return
    from mingjian.city import draw
    from mingjian.workspace import Workspace

    draw(work / "city", 2_000, 1, 3)
    Workspace(work / "home").take_in(work / "city" / "filings")


def _set_up() -> tuple[Network, list[Question]]:
    """A bank in the network with an authorisation for every unit of the city, and a question about each."""
    from mingjian.cli.django import ready

    ready(Path(os.environ["MINGJIAN_HOME"]))
    from exchange_city import bank_and_questions

    return bank_and_questions()


def _worker(port: int) -> "subprocess.Popen[bytes]":
    program = Path(__file__).with_name("exchange_worker.py")
    return subprocess.Popen([sys.executable, str(program), str(port)], stderr=subprocess.DEVNULL)


def _awaited(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(port)


def _signing(network: Network, questions: Sequence[Question], ports: Sequence[int]) -> Callable[[int, int], Call]:
    """Makes signed questions for the workers."""
    theirs = {port: replace(network, address=f"http://127.0.0.1:{port}", lifetime=300) for port in ports}

    def signed(number: int, port: int) -> Call:
        question = questions[number % len(questions)]
        message = theirs[port].signed("/api/network/queries", question.body, f"{port}-{number}-{time.time_ns()}")
        return Call(message.path, message.body, dict(message.headers))

    return signed


def _warmed(signed: Callable[[int, int], Call], ports: Sequence[int]) -> None:
    """The first questions, and the statistics by which the database plans those that follow."""
    from django.db import connection

    _driven(signed, ports, 200, None)
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def _loads(network: Network, questions: Sequence[Question], ports: Sequence[int]) -> Table:
    def plain(number: int, _: int) -> Call:
        return Call("/bench/plain", questions[number % len(questions)].body, {})

    def bare(_number: int, _port: int) -> Call:
        return Call("/bench/bare", b'{"code": "B0001"}', {})

    rows = []
    for title, make in (
        ("签名、授权、记录 · signed, authorised, logged", _signing(network, questions, ports)),
        ("同一处理，无签名、授权、记录 · the same handler without", plain),
        ("一次索引查询 · one indexed select", bare),
    ):
        _driven(make, ports, 200, None)
        before = _cpu_seconds()
        fast = _driven(make, ports, FLAT_OUT, None)
        cpu = (_cpu_seconds() - before) / FLAT_OUT * 1000
        calm = _driven(make, ports, RATE * SECONDS, RATE)
        figures = [f"{each:.1f}" for each in (calm.p50, calm.p95, calm.p99)]
        rows.append([title, f"{fast.a_second:.0f}", f"{cpu:.2f}", *figures])
    headings = ["", "每秒 · a second", "每次处理器毫秒 · CPU ms each"]
    headings += [f"{name} ({RATE}/s), ms" for name in ("p50", "p95", "p99")]
    return Table("数据网络：两个进程，PostgreSQL · The data network, two workers, PostgreSQL", headings, rows)


def _cpu_seconds() -> float:
    """What all of it together has taken of the processors: generator, workers, database."""
    parents, ticks = dict[int, int](), dict[int, int]()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        process = int(path.parent.name)
        parents[process], ticks[process] = int(fields[1]), int(fields[11]) + int(fields[12])
    return sum(spent for process, spent in ticks.items() if _is_ours(process, parents)) / os.sysconf("SC_CLK_TCK")


def _is_ours(process: int, parents: Mapping[int, int]) -> bool:
    """Whether a process is this one or descends from it."""
    while process not in (0, os.getpid()):
        process = parents.get(process, 0)
    return process == os.getpid()


def _driven(make: Callable[[int, int], Call], ports: Sequence[int], total: int, rate: int | None) -> Load:
    """`total` calls over keep-alive connections, as fast as they go or `rate` a second; made before the clock runs."""
    shares = [
        [(number, port) for number in range(total) if number % CONNECTIONS == lane] for lane, port in _lanes(ports)
    ]
    ready = [[(number, make(number, port)) for number, port in share] for share in shares]
    taken: list[float] = []
    begin = time.perf_counter() + 0.2
    hands = [
        threading.Thread(target=_drive, args=(calls, port, taken, (begin, rate)))
        for calls, (_, port) in zip(ready, _lanes(ports), strict=True)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    seconds = time.perf_counter() - begin
    taken.sort()
    at = [taken[min(int(len(taken) * share), len(taken) - 1)] * 1000 for share in (0.5, 0.95, 0.99)]
    return Load(len(taken) / seconds, *at)


def _lanes(ports: Sequence[int]) -> list[tuple[int, int]]:
    return [(lane, ports[lane % len(ports)]) for lane in range(CONNECTIONS)]


def _drive(calls: Sequence[tuple[int, Call]], port: int, taken: list[float], pace: tuple[float, int | None]) -> None:
    begin, rate = pace
    connection = HTTPConnection("127.0.0.1", port)
    for number, call in calls:
        due = begin + number / rate if rate else begin
        if (wait := due - time.perf_counter()) > 0:
            time.sleep(wait)
        start = time.perf_counter() if not rate else due
        connection.request("POST", call.path, call.body, call.headers)
        answer = connection.getresponse()
        body = answer.read()
        taken.append(time.perf_counter() - start)
        if answer.status != 200:
            raise AssertionError(body)


def _proofs(network: Network, questions: Sequence[Question], ports: Sequence[int]) -> Table:
    from mingjian.signing import receipts

    there = replace(network, address=f"http://127.0.0.1:{ports[0]}")
    receipt = receipts.read(json.dumps(there.receipt(there.ask(questions[0])).document()))
    times = {
        "日志存证 · the proof in the log": _milliseconds(lambda: receipt.proof.is_included),
        "整份回执 · the whole receipt": _milliseconds(lambda: receipts.faults(receipt)),
    }
    rows = [[what, f"{took:.3f}", f"{receipt.proof.seal.size:,}"] for what, took in times.items()]
    return Table("离线校验 · Checking offline", ["", "毫秒 · ms", "日志条数 · entries in the log"], rows)


def _batch(network: Network, questions: Sequence[Question], ports: Sequence[int]) -> Table:
    """One batch, taken in by a worker and answered in this process as the task would."""
    from mingjian.batches.answering import batch_go_on

    there = replace(network, address=f"http://127.0.0.1:{ports[0]}", lifetime=300)
    lines = [(one.subject, one.authorisation) for one in (questions[n % len(questions)] for n in range(BATCH))]
    first = questions[0]
    said = {
        "service": first.service,
        "purpose": first.purpose,
        "case": first.case,
        "clerk": first.clerk,
        "lines": lines,
    }
    request = there.signed("/api/network/batches", json.dumps(said).encode(), "batch-of-the-benchmark")
    number = there.verified(request, there.sent(request)).said["number"]
    before, start = _cpu_seconds(), time.perf_counter()
    batch = batch_go_on(number)
    took, cpu = time.perf_counter() - start, _cpu_seconds() - before
    rows = [[f"{batch.total:,}", f"{batch.answered:,}", f"{took:.0f}", f"{cpu:.0f}"]]
    headings = ["对象 · subjects", "已答 · answered", "秒 · seconds", "处理器秒 · CPU seconds"]
    return Table("批量查询，逐条记录 · A batch, each line logged", headings, rows)


def _growth(signed: Callable[[int, int], Call], ports: Sequence[int]) -> list[str]:
    """How long one takes with the log as long as it is."""
    from mingjian.audit.models import Head

    size = Head.objects.get().size
    calm = _driven(signed, ports, RATE * SECONDS, RATE)
    return [f"{size:,}", *(f"{each:.1f}" for each in (calm.p50, calm.p95, calm.p99))]


def _grown(rows: list[list[str]]) -> Table:
    headings = ["日志条数 · entries in the log", *(f"{name} ({RATE}/s), ms" for name in ("p50", "p95", "p99"))]
    return Table("日志变长之后 · As the log grows", headings, rows)


def _milliseconds(work: Callable[[], Any], times: int = 500) -> float:
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times * 1000


if __name__ == "__main__":
    main()
