"""`mingjian register`: the simulated register filed by its department, so that a run sees what was recorded here."""

from datetime import datetime
from typing import Annotated

import typer
from rich.text import Text

from mingjian.cli import options, screen
from mingjian.cli.django import ready
from mingjian.engine.language import ask_for, say


def register(
    period: Annotated[
        datetime, typer.Option("--period", formats=["%Y-%m-%d"], help="截至哪一天 · As of the end of which day.")
    ],
    department: Annotated[
        str, typer.Option("--department", help="登记机构代码 · The code of the department that files.")
    ] = "D0001",
    home: options.Home = options.DEFAULT_HOME,
    lang: options.Lang = None,
) -> None:
    """把登记簿、其上的各项登记和登记申请报送入库 · File the register, what stands on its units, and applications."""
    ask_for(lang)
    ready(home)
    from mingjian.audit.log import Platform
    from mingjian.lake import Lake
    from mingjian.people.models import Organisation
    from mingjian.registers.filing import register_file
    from mingjian.web.worker import worker

    found = Organisation.objects.get(code=department)
    submission = register_file(by=Platform(), department=found, lake=Lake.open(home), period=period.date())
    worker(batch=True).run()
    receipts = [(receipt.pk, receipt.status) for receipt in submission.receipts.all()]
    told = say(f"已报送，回执：{receipts}。", f"Filed; receipts: {receipts}.")
    screen.stdout().print(Text(told), soft_wrap=True)
