"""Files that both sides add to a case."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from mingjian.cases.errors import CaseNotOpen
from mingjian.cases.models import Attachment, Case, Row
from mingjian.cases.services.moving import locked, still_open, tell
from mingjian.cases.states import WITH_INSTITUTION, State
from mingjian.cases.uploads import keep
from mingjian.people.access import NotAllowed, require
from mingjian.people.models import User

_OPEN_TO_INSTITUTION = WITH_INSTITUTION | {State.MEASURES}


@transaction.atomic
def file_attach(*, by: User, case: Case, upload: UploadedFile, row: Row | None = None) -> Attachment:
    """Add a file to a case: the institution's is seen by both sides, the supervisor's by the supervisor alone."""
    held = _attachable(by, case)
    if row is not None and row.item.case_id != held.pk:
        raise CaseNotOpen(number=held.number)
    kept = keep(upload)
    known = held.attachments.filter(row=row, sha256=kept.sha256, name=kept.name).first()
    if known:
        return known
    attachment = Attachment(
        case=held,
        row=row,
        name=kept.name,
        kind=kept.kind,
        size=kept.size,
        sha256=kept.sha256,
        is_shared=not by.is_supervisor,
        by=by,
        at=timezone.now(),
    )
    attachment.full_clean()
    attachment.save()
    tell(held, "attach", by=by, is_shared=attachment.is_shared, name=kept.name, sha256=kept.sha256, size=kept.size)
    return attachment


def _attachable(by: User, case: Case) -> Case:
    if by.is_supervisor:
        require(by, "work_cases")
        return still_open(case)
    require(by, "answer_cases")
    held = locked(case)
    if held.institution.pk != by.organisation_id:
        raise NotAllowed
    if held.state not in _OPEN_TO_INSTITUTION:
        raise CaseNotOpen(number=held.number)
    return held
