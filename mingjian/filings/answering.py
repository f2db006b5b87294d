"""How a submission ends: answered by receipts, told what a check alone found, or not taken in."""

import json
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.filings.models import Receipt, Submission
from mingjian.intake.receipt import Receipt as Answer


@transaction.atomic
def submission_answer(*, submission: Submission, filings: Iterable[int]) -> None:
    """Note which receipts answer a submission; a receipt belongs to the submission that brought the filing first."""
    Receipt.objects.filter(pk__in=list(filings), submission=None).update(submission=submission)
    submission.state, submission.answered_at = Submission.State.ANSWERED, timezone.now()
    submission.save(update_fields=["state", "answered_at"])
    log.record(by=log.Platform(), action="submission.answer", about=submission, filings=list(filings))


@transaction.atomic
def submission_tell(*, submission: Submission, answers: Sequence[Answer]) -> None:
    """Keep what a check alone found: nothing is filed, and no receipt given."""
    submission.state, submission.answered_at = Submission.State.ANSWERED, timezone.now()
    submission.outcome = json.dumps([answer.document() for answer in answers], ensure_ascii=False)
    submission.save(update_fields=["state", "answered_at", "outcome"])
    log.record(by=log.Platform(), action="submission.tell", about=submission, found=[one.status for one in answers])


@transaction.atomic
def submission_fail(*, submission: Submission, zh: str, en: str) -> None:
    """Say why a submission could not be taken in; its files stay in the inbox."""
    submission.state, submission.answered_at = Submission.State.FAILED, timezone.now()
    submission.fault_zh, submission.fault_en = zh, en
    submission.save(update_fields=["state", "answered_at", "fault_zh", "fault_en"])
    log.record(by=log.Platform(), action="submission.fail", about=submission, fault=en)
