"""Which applications a person may see; what one may not see does not exist."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from mingjian.mortgage.models import Application
from mingjian.mortgage.states import AT_REGISTRY, BEFORE_SENDING, State
from mingjian.people.models import Organisation, User

VIEWS = ("waiting", "open", "force", "all")
# What waits for whom: by the power that the next move takes.
WAITS_FOR = {
    "apply_mortgages": (
        *sorted(BEFORE_SENDING - {State.DRAFT, State.SIGNING}),
        State.SUPPLEMENT,
        State.FEE_PENDING,
        State.CERTIFIED,
        State.DISBURSABLE,
    ),
    "confirm_mortgages": (State.SIGNING,),
    "register_mortgages": (State.RECEIVED, State.ACCEPTED, State.REVIEWING, State.SUSPENDED, State.PAID),
}


@dataclass(frozen=True)
class Wanted:
    """What a reader of the list asks for; empty is everything."""

    view: str = "waiting"
    state: str = ""
    text: str = ""


def application_list(*, seen_by: User, wanted: Wanted) -> QuerySet[Application]:
    """A bank's own, at the registry what was handed in, for the supervisor all; the newest first."""
    found = _visible(seen_by).filter(_in_view(seen_by, wanted.view))
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.text:
        text = wanted.text.strip()
        number = text.rpartition("-")[2]
        said = Q(unit__icontains=text) | Q(mortgage_number__icontains=text) | Q(parties__name=text)
        found = found.filter(said | (Q(pk=int(number)) if number.isdecimal() and len(number) < 18 else Q())).distinct()
    return found.select_related("bank").prefetch_related("parties")


def application_counts(*, seen_by: User) -> dict[str, int]:
    """How many stand in each view, in one question."""
    views = {view: Count("pk", filter=_in_view(seen_by, view)) for view in VIEWS if view != "all"}
    return dict(_visible(seen_by).aggregate(**views))


def application_get(*, seen_by: User, pk: int) -> Application:
    """One application with all that its page shows."""
    people = ("bank", "of__settled_by", "settled_by", "certificate", "opened_by", "confirmed_by", "accepted_by",
              "approved_by")  # fmt: skip
    found = (
        _visible(seen_by)
        .select_related(*people)
        .prefetch_related("parties__authorisation", "pauses", "steps__by", "later")
        .filter(pk=pk)
    )
    return one_of(found)


def _visible(seen_by: User) -> QuerySet[Application]:
    if not seen_by.may("see_mortgages"):
        return Application.objects.none()
    if seen_by.is_supervisor:
        return Application.objects.all()
    if seen_by.organisation.kind == Organisation.Kind.DEPARTMENT:
        return Application.objects.exclude(receipt_number="")
    return Application.objects.filter(bank=seen_by.organisation)


def _in_view(seen_by: User, view: str) -> Q:
    if view == "waiting":
        states = {state for power, some in WAITS_FOR.items() if seen_by.may(power) for state in some}
        return Q(state__in=states or {State.UNKNOWN, State.SUSPENDED})
    if view == "force":
        return Q(state__in=(State.CERTIFIED, State.DISBURSABLE, State.ACTIVE))
    if view == "open":
        return Q(state__in=BEFORE_SENDING | AT_REGISTRY | {State.SUBMITTED, State.UNKNOWN, State.RECORDED})
    return Q()


def one_of(found: QuerySet[Application]) -> Application:
    """The one that was found, or nothing that exists."""
    application = found.first()
    if application is None:
        raise Http404
    return application
