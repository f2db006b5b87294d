"""The supervisor's view over all mortgages: how much of what stands where, at which bank, and what is overdue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Avg, Count, DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Sum
from django.http import Http404

from mingjian.engine.contracts import Words
from mingjian.mortgage import law
from mingjian.mortgage.models import Application, Step
from mingjian.mortgage.states import AT_REGISTRY, BEFORE_SENDING, KIND_WORDS, LENDING, RELEASABLE, STATE_WORDS, State
from mingjian.people.models import Organisation, User

LISTED = 10
REFUSED = (State.NOT_ACCEPTED, State.REJECTED)
IN_FORCE = Q(state__in=RELEASABLE, kind__in=LENDING)


@dataclass(frozen=True)
class OfBank:
    """One bank's mortgages in figures."""

    bank: Organisation
    open: int
    in_force: int
    amount: Decimal
    refused: int
    overdue: int
    unreleased: int


@dataclass(frozen=True)
class Overview:
    """All mortgages in figures."""

    total: OfBank | None
    banks: tuple[OfBank, ...]
    states: tuple[tuple[str, Words, int], ...]
    kinds: tuple[tuple[Words, int], ...]
    unknown: int
    seized: int
    taken: timedelta | None
    late: tuple[Application, ...]
    unreleased: tuple[Application, ...]

    @property
    def hours(self) -> int | None:
        """How long it took on average from acceptance to the register, suspended time included."""
        return None if self.taken is None else round(self.taken.total_seconds() / 3600)


def overview(*, seen_by: User) -> Overview:
    """For the supervisor alone."""
    if not (seen_by.is_supervisor and seen_by.may("see_mortgages")):
        raise Http404
    today, everything = law.today(), Application.objects.all()
    banks = tuple(_of_bank(row) for row in _by_bank(everything, today))
    states = dict(everything.order_by().values_list("state").annotate(Count("pk")))
    kinds = dict(everything.order_by().values_list("kind").annotate(Count("pk")))
    return Overview(
        total=_sum(banks),
        banks=banks,
        states=_counted(STATE_WORDS, states),
        kinds=tuple((words, count) for _, words, count in _counted(KIND_WORDS, kinds)),
        unknown=states.get(State.UNKNOWN, 0),
        seized=everything.filter(
            IN_FORCE, Exists(Step.objects.filter(application=OuterRef("pk"), kind="seized"))
        ).count(),
        taken=everything.aggregate(taken=Avg(_TAKEN))["taken"],
        late=tuple(everything.filter(_overdue(today)).select_related("bank").order_by("due_on")[:LISTED]),
        unreleased=tuple(everything.filter(_UNRELEASED).select_related("bank").order_by("settled_on")[:LISTED]),
    )


_TAKEN = ExpressionWrapper(F("recorded_at") - F("accepted_at"), output_field=DurationField())
_UNRELEASED = Q(state__in=RELEASABLE, settled_on__isnull=False)


def _overdue(today: date) -> Q:
    return Q(state__in=AT_REGISTRY, due_on__lt=today)


def _by_bank(everything: QuerySet[Application], today: date) -> list[Mapping[str, object]]:
    figures = {
        "open": Count("pk", filter=Q(state__in=BEFORE_SENDING | AT_REGISTRY | {State.SUBMITTED, State.UNKNOWN})),
        "in_force": Count("pk", filter=IN_FORCE),
        "amount": Sum("amount", filter=IN_FORCE, default=Decimal(0)),
        "refused": Count("pk", filter=Q(state__in=REFUSED)),
        "overdue": Count("pk", filter=_overdue(today)),
        "unreleased": Count("pk", filter=_UNRELEASED),
    }
    names = {name: F(f"bank__{name}") for name in ("code", "name_zh", "name_en")}
    return list(everything.order_by("bank").values(**names).annotate(**figures))


def _of_bank(row: Mapping[str, object]) -> OfBank:
    said = dict(row)
    bank = Organisation(**{name: said.pop(name) for name in ("code", "name_zh", "name_en")})
    return OfBank(bank, **said)  # type: ignore[arg-type]


def _sum(banks: tuple[OfBank, ...]) -> OfBank | None:
    if not banks:
        return None
    names = ("open", "in_force", "amount", "refused", "overdue", "unreleased")
    return OfBank(banks[0].bank, *(sum((getattr(one, name) for one in banks), start=0) for name in names))


def _counted(words: Mapping[str, Words], counts: Mapping[str, int]) -> tuple[tuple[str, Words, int], ...]:
    return tuple((name, said, counts[name]) for name, said in words.items() if counts.get(name))
