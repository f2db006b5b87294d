"""The result of looking at a subject that was drawn at random."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from mingjian.audit import log
from mingjian.clues.errors import AlreadyChecked, FindingUnsaid
from mingjian.clues.models import DrawnSubject
from mingjian.people.access import require
from mingjian.people.models import User


@transaction.atomic
def drawn_check(*, by: User, draw: int, number: int, verdict: str, violation: str) -> DrawnSubject:
    """Keep what was found about a drawn subject; a violation is named when one was found and only then."""
    require(by, "work_clues")
    if verdict not in DrawnSubject.Verdict.values or (verdict == DrawnSubject.Verdict.FOUND) != bool(violation.strip()):
        raise FindingUnsaid
    drawn = DrawnSubject.objects.select_for_update().filter(pk=number, draw=draw).first()
    if drawn is None:
        raise Http404
    if drawn.verdict:
        raise AlreadyChecked(subject=drawn.subject_id)
    drawn.verdict, drawn.violation = verdict, violation.strip()
    drawn.by, drawn.checked_at = by, timezone.now()
    drawn.save(update_fields=["violation", "verdict", "by", "checked_at"])
    log.record(by=by, action="clues.draw_check", about=drawn, verdict=drawn.verdict, violation=drawn.violation)
    return drawn
