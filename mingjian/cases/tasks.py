"""What the worker does for cases: reminders by the day, models again when a filing is corrected, cases as files."""

from django_tasks import task

from mingjian.cases.models import Case, Print
from mingjian.cases.services.moving import today
from mingjian.cases.services.printing import print_do
from mingjian.cases.services.rechecking import recheck, rechecks_due
from mingjian.cases.services.reminding import remind_all
from mingjian.filings.models import Receipt


@task
def remind() -> dict[str, int]:
    """Say what the day calls for; what was said is not said again."""
    return remind_all(today())


@task
def watch_filings() -> int:
    """Queue a check of each case whose filing was corrected; gives how many."""
    due = rechecks_due()
    for case, receipt in due:
        recheck_case.enqueue(case.pk, receipt.pk)
    return len(due)


@task
def recheck_case(case_pk: int, filing: int) -> bool:
    """Check one case on one filing; gives whether nothing of it is found any more."""
    case = Case.objects.select_related("institution").get(pk=case_pk)
    return recheck(case, Receipt.objects.get(pk=filing)).is_settled


@task(queue_name="prompt")
def print_make(number: int) -> None:
    """Make a case's file that somebody waits for."""
    made = Print.objects.select_related("case__institution").filter(pk=number, state=Print.State.WAITING).first()
    if made:
        print_do(made)
