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
def submission_make(*, by: User, files: Sequence[inbox.Sent], channel: Submission.Channel) -> Submission:
    """Keep the files that `by` sends in for their own organisation and have them checked."""
    require(by, "file")
    return _make(organisation=by.organisation, by=by, files=files, channel=channel)


@transaction.atomic
def submission_from_folder(*, organisation: Organisation, files: Sequence[inbox.Sent]) -> Submission:
    """Keep what an organisation's own system laid into its drop folder and have it checked."""
    return _make(organisation=organisation, by=None, files=files, channel=Submission.Channel.FOLDER)


def _make(
    *, organisation: Organisation, by: User | None, files: Sequence[inbox.Sent], channel: Submission.Channel
) -> Submission:
    inbox.refuse_unfit(files)
    size = sum(file.size or 0 for file in files)
    submission = Submission(organisation=organisation, by=by, channel=channel, files=len(files), bytes=size)
    submission.full_clean()
    submission.save()
    inbox.keep(submission.pk, files)
    facts = {"files": len(files), "bytes": size, "channel": channel, "for_organisation": organisation.code}
    log.record(by=by or log.Platform(), action="submission.make", about=submission, **facts)
    transaction.on_commit(lambda: submission_check.enqueue(submission.pk))
    return submission
