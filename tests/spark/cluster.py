"""A real Spark standalone cluster on loopback: a master, two workers, a Connect server, all from the pyspark wheel."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark

from tests.ports import HOST, free_port

PATIENCE = 300  # a laden machine of two cores starts six Java programs slowly
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # programs that live for minutes: no costly compiling of hot code
BIN = Path(pyspark.__file__).parent / "bin"


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address (sc://HOST:PORT) of a cluster that lives as long as the context; logs go to `folder`."""
    master, connect = free_port(), free_port()
    url = f"spark://{HOST}:{master}"
    with ExitStack() as running:
        running.enter_context(_program(folder, "master", _master(master)))
        _wait(master)
        for name in ("worker1", "worker2"):
            running.enter_context(_program(folder, name, _worker(folder / name, url)))
        running.enter_context(_program(folder, "connect", _connect(url, connect)))
        _wait(connect)
        yield f"sc://{HOST}:{connect}"


def _master(port: int) -> list[str]:
    ports = ["--port", str(port), "--webui-port", str(free_port())]
    return [str(BIN / "spark-class"), "org.apache.spark.deploy.master.Master", "--host", HOST, *ports]


def _worker(folder: Path, url: str) -> list[str]:
    size = ["--cores", "1", "--memory", "1500m", "--webui-port", str(free_port()), "--work-dir", str(folder)]
    return [str(BIN / "spark-class"), "org.apache.spark.deploy.worker.Worker", "--host", HOST, *size, url]


def _connect(url: str, port: int) -> list[str]:
    settings = {
        "spark.connect.grpc.binding.address": HOST,
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.host": HOST,
        "spark.executor.memory": "1g",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.log.level": "WARN",
    }
    said = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    server = "org.apache.spark.sql.connect.service.SparkConnectServer"
    return [str(BIN / "spark-submit"), "--master", url, "--class", server, *said, "spark-internal"]


@contextmanager
def _program(folder: Path, name: str, command: list[str]) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    surroundings = os.environ | {"SPARK_LOCAL_IP": HOST, "SPARK_NO_DAEMONIZE": "1", "JAVA_TOOL_OPTIONS": JAVA}
    with (folder / f"{name}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.5)
    raise TimeoutError(f"nothing listens on port {port} after {PATIENCE} seconds")
