"""Which clues a person may see, found and ordered."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from mingjian.clues.models import Clue
from mingjian.people.models import User

OPEN_STATES = (Clue.State.OPEN,)


@dataclass(frozen=True)
class Wanted:
    """What a reader of the queue asks for; empty is everything."""

    risk: str = ""
    model: str = ""
    institution: str = ""
    state: str = Clue.State.OPEN


def clue_list(*, seen_by: User, wanted: Wanted) -> QuerySet[Clue]:
    """The clues that `seen_by` may see and asks for, the most promising first."""
    clues = _visible(seen_by).select_related("institution")
    asked = {"risk": wanted.risk, "model": wanted.model, "institution_id": wanted.institution, "state": wanted.state}
    return clues.filter(**{name: value for name, value in asked.items() if value})


def clue_get(*, seen_by: User, clue_id: str) -> Clue:
    """One clue; what one may not see does not exist."""
    clue = _visible(seen_by).select_related("institution", "last_run").filter(clue_id=clue_id).first()
    if clue is None:
        raise Http404
    return clue


def _visible(user: User) -> QuerySet[Clue]:
    if not user.may("see_clues"):
        return Clue.objects.none()
    return Clue.objects.all() if user.may("see_trial_clues") else Clue.objects.filter(is_trial=False)
