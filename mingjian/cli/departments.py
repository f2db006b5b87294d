"""`mingjian departments`: the seven departments' systems, simulated on loopback."""

from typing import Annotated

import typer
from rich.text import Text

from mingjian.cli import errors, options, screen
from mingjian.engine.language import say

Fault = Annotated[
    list[str] | None,
    typer.Option("--fault", help="故障，如 real_estate=slow，可重复 · A fault such as real_estate=slow; repeatable."),
]
Port = Annotated[int, typer.Option("--port", help="端口，0 为任意空闲端口 · The port; 0 takes any free one.")]


def departments(home: options.Home = options.DEFAULT_HOME, port: Port = 8100, fault: Fault = None) -> None:
    """模拟七个部门的系统，可切换故障 · The seven departments' systems over a home's registers, with faults."""
    from mingjian.departments.faults import FAULTS
    from mingjian.departments.server import Departments, server
    from mingjian.engine.library import Library
    from mingjian.engine.services import DOMAINS
    from mingjian.lake import Lake
    from mingjian.web.signing import public_key, signing_key

    faults = dict(each.partition("=")[::2] for each in fault or [])
    wrong = [f"{name}={kind}" for name, kind in faults.items() if name not in DOMAINS or kind not in FAULTS]
    if wrong:
        raise errors.FaultUnknown(said=", ".join(wrong), domains=", ".join(DOMAINS), faults=", ".join(FAULTS))
    network = public_key(signing_key(home / "exchange.key"))
    simulated = Departments(Lake.open(home), Library.load().services, network)
    simulated.faults |= faults
    running = server(simulated, port)
    address = f"http://127.0.0.1:{running.server_address[1]}"
    told = say(f"部门系统：{address}（Ctrl+C 结束）", f"The departments: {address} (Ctrl+C ends them)")
    screen.stdout().print(Text(told, style="bold"))
    for domain in DOMAINS:
        screen.stdout().print(Text(f"{domain} {simulated.public_key(domain)}"), soft_wrap=True)
    running.serve_forever()
