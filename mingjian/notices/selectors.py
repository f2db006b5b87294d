"""What people may see of notices; what one may not see is not there."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from mingjian.notices.models import Notice, Pass, Watch, Webhook
from mingjian.notices.states import Delivery
from mingjian.people.models import Organisation, User

_VIEWS = {
    "open": Q(acknowledged_at=None),
    "unread": Q(read_at=None),
    "done": Q(acknowledged_at__isnull=False),
    "all": Q(),
}


@dataclass(frozen=True)
class Wanted:
    """What a reader of the list asks for; empty is everything."""

    view: str = "open"
    rule: str = ""
    text: str = ""


def notice_list(*, seen_by: User, wanted: Wanted) -> QuerySet[Notice]:
    """What the person's institution was told."""
    found = _own(seen_by).filter(_VIEWS.get(wanted.view, Q()))
    if wanted.rule:
        found = found.filter(rule=wanted.rule)
    if text := wanted.text.strip():
        found = found.filter(Q(reference=text) | Q(number=text) | Q(subject=text) & ~Q(kind="person"))
    return found


def notice_counts(*, seen_by: User) -> dict[str, int]:
    """How many stand in each view, in one question."""
    views = {view: Count("pk", filter=kept) for view, kept in _VIEWS.items() if view != "all"}
    return dict(_own(seen_by).order_by().aggregate(all=Count("pk"), **views))


def notice_get(*, seen_by: User, number: str) -> Notice:
    """One of them."""
    found = _own(seen_by).select_related("authorisation", "made_in").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def watch_counts(*, seen_by: User) -> list[tuple[str, int, int]]:
    """How much is watched for the institution: kind of subject, how many, how many of them under an authorisation."""
    found = Watch.objects.filter(organisation=seen_by.organisation).order_by("kind").values_list("kind")
    return list(found.annotate(all=Count("pk"), permitted=Count("authorisation")))


def webhook_of(*, seen_by: User) -> Webhook | None:
    """Where the person's institution takes notices."""
    return Webhook.objects.filter(organisation=seen_by.organisation).first()


def delivery_counts(*, seen_by: User) -> dict[str, int]:
    """How far the deliveries to the institution are."""
    found = _own(seen_by).order_by().values_list("delivery").annotate(times=Count("pk"))
    return {state: dict(found).get(state, 0) for state in Delivery.values}


def dead_letters(*, seen_by: User) -> QuerySet[Notice]:
    """What could not be delivered to the institution; the supervisor sees all there are."""
    found = Notice.objects.all() if seen_by.may("see_network") else _own(seen_by)
    return found.filter(delivery=Delivery.DEAD).select_related("organisation")


def notices_about(*, seen_by: User) -> QuerySet[Notice]:
    """What institutions were told about the person, or under an authorisation of theirs."""
    if not seen_by.party:
        return Notice.objects.none()
    mine = Q(subject=seen_by.party) | Q(authorisation__person=seen_by.party)
    return Notice.objects.filter(mine).select_related("organisation", "authorisation")


def passes() -> QuerySet[Pass]:
    """Every look through the registers, for those who watch over the network."""
    return Pass.objects.defer("source")


def rule_counts() -> dict[str, tuple[int, int]]:
    """For each question: how many notices it made, how many of them are acknowledged."""
    found = Notice.objects.order_by().values_list("rule").annotate(all=Count("pk"), done=Count("acknowledged_at"))
    return {rule: (times, done) for rule, times, done in found}


def organisation_counts() -> QuerySet[Organisation]:
    """For each institution that was told anything: how much, how far it is."""
    states = {state: Count("notices", filter=Q(notices__delivery=state)) for state in Delivery.values}
    done = Count("notices", filter=Q(notices__acknowledged_at__isnull=False))
    counted = Organisation.objects.annotate(told=Count("notices"), done=done, **states)
    return counted.filter(told__gt=0).select_related("webhook").order_by("code")


def _own(seen_by: User) -> QuerySet[Notice]:
    """Those of the person's own institution."""
    if not seen_by.may("see_notices"):
        return Notice.objects.none()
    return Notice.objects.filter(organisation=seen_by.organisation)
