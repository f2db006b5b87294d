"""`mingjian network`: the data network's records filed, so that a run sees how it is used."""

from datetime import datetime
from typing import Annotated

import typer
from rich.text import Text

from mingjian.cli import options, screen
from mingjian.cli.django import ready
from mingjian.engine.language import ask_for, say


def network(
    period: Annotated[
        datetime, typer.Option("--period", formats=["%Y-%m-%d"], help="截至哪一天 · As of the end of which day.")
    ],
    home: options.Home = options.DEFAULT_HOME,
    lang: options.Lang = None,
) -> None:
    """把数据网络的查询和风险提示记录报送入库 · File the network's queries and notices."""
    ask_for(lang)
    ready(home)
    from mingjian.audit.log import Platform
    from mingjian.lake import Lake
    from mingjian.notices.services.filing import network_file
    from mingjian.web.worker import worker

    submission = network_file(by=Platform(), lake=Lake.open(home), period=period.date())
    worker(batch=True).run()
    receipts = [(receipt.pk, receipt.status) for receipt in submission.receipts.all()]
    told = say(f"已报送，回执：{receipts}。", f"Filed; receipts: {receipts}.")
    screen.stdout().print(Text(told), soft_wrap=True)
