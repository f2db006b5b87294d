"""What an analyst decides at the desk: dismiss with a reason, snooze until a day, open again; one clue or many."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from mingjian.clues.learning.refreshing import learning_refresh_soon
from mingjian.clues.models import Clue, Outcome, Snooze
from mingjian.clues.models.work import REFUTING_REASONS
from mingjian.clues.practice import practice_on
from mingjian.clues.services.moving import clues_locked, clues_move, outcomes_withdraw, snoozes_forget, today
from mingjian.clues.states import Asked
from mingjian.people.access import require
from mingjian.people.models import Organisation, User


@transaction.atomic
def clue_dismiss(*, by: User, clues: Collection[str], reason: str, text: str = "") -> list[Clue]:
    """Set clues aside for good; a reason that says the model was wrong is an outcome to learn from."""
    require(by, "work_clues")
    asked = Asked(today(), reason=reason, text=text.strip())
    moved = clues_move(by=by, clues=clues_locked(by, clues), name="dismiss", asked=asked)
    snoozes_forget(moved)
    if reason in REFUTING_REASONS:
        hours = practice_on(asked.today).desk_hours
        sorts = dict(Organisation.objects.values_list("code", "sort"))
        Outcome.objects.bulk_create(
            Outcome(
                clue=clue,
                model=clue.model,
                institution_sort=sorts[clue.institution_id],
                verdict=Outcome.Verdict.REFUTED,
                hours=hours,
                decided_at=timezone.now(),
                by=by,
            )
            for clue in moved
        )
        learning_refresh_soon()
    return moved


@transaction.atomic
def clue_reopen(*, by: User, clues: Collection[str]) -> list[Clue]:
    """Bring clues that were set aside back to the queue; what the dismissal taught is withdrawn."""
    require(by, "work_clues")
    moved = clues_move(by=by, clues=clues_locked(by, clues), name="reopen", asked=Asked(today()))
    snoozes_forget(moved)
    if outcomes_withdraw(moved):
        learning_refresh_soon()
    return moved


@transaction.atomic
def clue_snooze(*, by: User, clues: Collection[str], until: date | None, text: str) -> list[Clue]:
    """Leave the clues' subjects alone for their models until a day: later finds of the same are snoozed too."""
    require(by, "work_clues")
    asked = Asked(today(), text=text.strip(), until=until)
    moved = clues_move(by=by, clues=clues_locked(by, clues), name="snooze", asked=asked, until=until)
    snoozes_forget(moved)
    said = {"until": until, "reason": asked.text, "by": by}
    subjects = {(clue.model, clue.institution_id, clue.subject_id) for clue in moved}
    Snooze.objects.bulk_create(
        Snooze(model=model, institution_id=institution, subject_id=subject, **said)
        for model, institution, subject in sorted(subjects)
    )
    return moved
