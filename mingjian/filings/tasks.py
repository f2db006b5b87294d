"""Checking what was sent in, outside a request."""

from pathlib import Path

from django.conf import settings
from django_tasks import task

from mingjian.audit.log import Platform
from mingjian.engine.errors import UserError
from mingjian.filings import inbox
from mingjian.filings.answering import submission_answer, submission_fail, submission_tell
from mingjian.filings.models import Submission
from mingjian.filings.receipts import receipts_adopt
from mingjian.intake import take_in
from mingjian.lake import Lake


@task()
def submission_check(number: int) -> None:
    """Check submission `number`, publish what passes unless it is to be checked only, and answer it."""
    submission = Submission.objects.select_related("organisation").get(pk=number)
    if submission.is_settled:  # answered by a worker that died before it could say so
        inbox.clear(number)
        return
    submission.state = Submission.State.CHECKING
    submission.save(update_fields=["state"])
    home, is_check_only = Path(settings.HOME), submission.is_check_only
    try:
        receipts = take_in([inbox.inbox(number)], home, only=submission.organisation.code, check_only=is_check_only)
    except UserError as refusal:
        submission_fail(submission=submission, zh=refusal.sentence("zh"), en=refusal.sentence("en"))
        return
    if is_check_only:
        submission_tell(submission=submission, answers=receipts)
    else:
        receipts_adopt(by=Platform(), lake=Lake.open(home))
        filings = [receipt.filing for receipt in receipts if receipt.filing is not None]
        submission_answer(submission=submission, filings=filings)
    inbox.clear(number)


def submission_give_up(number: int, *, fault: UserError) -> None:
    """Answer a submission at which the workers died; its files stay in the inbox."""
    submission = Submission.objects.get(pk=number)
    if not submission.is_settled:
        submission_fail(submission=submission, zh=fault.sentence("zh"), en=fault.sentence("en"))
