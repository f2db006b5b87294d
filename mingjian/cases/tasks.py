"""What the worker does for cases: reminders by the day, and the models again when a filing is corrected."""

from django_tasks import task

from mingjian.cases.models import Case
from mingjian.cases.services.moving import today
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
