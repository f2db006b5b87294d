"""Sending in."""

from collections.abc import Sequence

from django.db import transaction

from mingjian.audit import log
from mingjian.filings import inbox
from mingjian.filings.models import Submission
from mingjian.filings.tasks import submission_check
from mingjian.people.access import require
from mingjian.people.models import Organisation, User


@transaction.atomic
def submission_make(
    *, by: User, files: Sequence[inbox.Sent], channel: Submission.Channel, is_check_only: bool = False
) -> Submission:
    """Keep the files that `by` sends in for their own organisation and have them checked, and filed unless told not."""
    require(by, "file")
    submission = Submission(organisation=by.organisation, by=by, channel=channel, is_check_only=is_check_only)
    return _make(submission, files)


@transaction.atomic
def submission_from_folder(*, organisation: Organisation, files: Sequence[inbox.Sent]) -> Submission:
    """Keep what an organisation's own system laid into its drop folder and have it checked."""
    return _make(Submission(organisation=organisation, channel=Submission.Channel.FOLDER), files)


def _make(submission: Submission, files: Sequence[inbox.Sent]) -> Submission:
    inbox.refuse_unfit(files)
    submission.files, submission.bytes = len(files), sum(file.size or 0 for file in files)
    submission.full_clean()
    submission.save()
    inbox.keep(submission.pk, files)
    facts = {name: getattr(submission, name) for name in ("files", "bytes", "channel", "is_check_only")}
    facts["for_organisation"] = submission.organisation.code
    log.record(by=submission.by or log.Platform(), action="submission.make", about=submission, **facts)
    transaction.on_commit(lambda: submission_check.enqueue(submission.pk))
    return submission
