"""`mingjian remind`: what the day calls for in cases, for an installation whose worker does not run all day."""

from rich.text import Text

from mingjian.cli import options, screen
from mingjian.cli.django import ready
from mingjian.engine.language import ask_for, say


def remind(home: options.Home = options.DEFAULT_HOME, json: options.Json = False, lang: options.Lang = None) -> None:
    """提醒到期和逾期的核查，复核已重报的数据 · Remind of cases due and overdue, check those filed again."""
    ask_for(lang)
    ready(home)
    from mingjian.cases.services.moving import today
    from mingjian.cases.services.rechecking import recheck, rechecks_due
    from mingjian.cases.services.reminding import remind_all

    said = remind_all(today())
    checks = [recheck(case, receipt) for case, receipt in rechecks_due()]
    if json:
        settled = [check.case.number for check in checks if check.is_settled]
        screen.print_json({"reminders": said, "rechecks": len(checks), "settled": settled})
        return
    told = say(
        f"到期提醒{said['soon']}件，逾期提醒{said['overdue']}件，上报{said['escalated']}件，复核{len(checks)}件。",
        f"{said['soon']} due soon, {said['overdue']} overdue, {said['escalated']} told to the head, "
        f"{len(checks)} checked again.",
    )
    screen.stdout().print(Text(told), soft_wrap=True)
