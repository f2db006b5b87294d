"""Which clues a person may see, and what is known around one of them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from mingjian.clues.models import Clue, Mention, Reliability
from mingjian.lake.vault import masked
from mingjian.people.models import User

KIN_SHOWN = 20
_PARTIES_READ = 60


@dataclass(frozen=True)
class Kin:
    """Another clue, and by which party it belongs to this one (none: by its subject)."""

    clue: Clue
    party: str = ""

    @property
    def masked_party(self) -> str:
        """The party as it may be shown."""
        return masked(self.party)


def visible(user: User) -> QuerySet[Clue]:
    """The clues that `user` may see: those of trial models only for who works on models."""
    if not user.may("see_clues"):
        return Clue.objects.none()
    return Clue.objects.all() if user.may("see_trial_clues") else Clue.objects.filter(is_trial=False)


def clue_get(*, seen_by: User, clue_id: str) -> Clue:
    """One clue; what one may not see does not exist."""
    clue = visible(seen_by).select_related("institution", "last_run").filter(clue_id=clue_id).first()
    if clue is None:
        raise Http404
    return clue


def same_subject(*, seen_by: User, clue: Clue) -> list[Kin]:
    """Other clues about the same subject at the same institution."""
    others = visible(seen_by).select_related("institution").exclude(pk=clue.pk)
    same = others.filter(subject_id=clue.subject_id, institution=clue.institution)
    return [Kin(one) for one in same.order_by("-rank_value", "clue_id")[:KIN_SHOWN]]


def same_parties(*, seen_by: User, clue: Clue) -> list[Kin]:
    """Clues of any institution that name the same person or firm, the most promising first."""
    keys = list(clue.mentions.filter(kind=Mention.Kind.PARTY).values_list("key", flat=True)[:_PARTIES_READ])
    if not keys:
        return []
    shared = Mention.objects.filter(key__in=keys, kind=Mention.Kind.PARTY).exclude(clue=clue)
    party = dict(shared.values_list("clue_id", "key")[: KIN_SHOWN * 10])
    others = visible(seen_by).select_related("institution").filter(pk__in=party).exclude(subject_id=clue.subject_id)
    return [Kin(one, party[one.pk]) for one in others.order_by("-rank_value", "clue_id")[:KIN_SHOWN]]


def reliability_of(*, model: str, sort: str = "") -> Reliability | None:
    """What is believed of a model at this kind of institution, else everywhere."""
    return Reliability.objects.filter(model=model, sort__in=["", sort]).order_by("-sort").first()
