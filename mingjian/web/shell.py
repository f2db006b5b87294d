"""What every page's frame needs: who is here, where they may go, what language and theme."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from mingjian.engine.contracts import Words


@dataclass(frozen=True)
class Place:
    """One entry of the navigation: where it leads, what it is called, what it takes to go there."""

    name: str
    words: Words
    icon: str
    power: str

    @property
    def url(self) -> str:
        """The address."""
        return reverse(self.name)

    @property
    def room(self) -> str:
        """The room that the address belongs to; the navigation marks it as current."""
        return self.name.partition(":")[0]


PLACES = (
    Place("insight:index", Words("总览", "Overview"), "layout-dashboard", "see_overview"),
    Place("clues:index", Words("疑点", "Clues"), "radar-2", "see_clues"),
    Place("cases:index", Words("核查", "Cases"), "briefcase", "see_cases"),
    Place("cases:own_index", Words("核查通知", "Cases"), "briefcase", "see_own_cases"),
    Place("mortgage:index", Words("抵押登记", "Mortgages"), "building-bank", "see_mortgages"),
    Place("lending:consents", Words("征询同意", "Consents"), "writing-sign", "confirm_mortgages"),
    Place("owners:index", Words("我的签署", "My signatures"), "signature", "sign_mortgages"),
    Place("desk:orders", Words("当场登记", "On the spot"), "gavel", "see_register_desk"),
    Place("filings:index", Words("报送", "Filings"), "file-import", "see_filings"),
    Place("catalogue:index", Words("监管模型", "Models"), "books", "see_catalogue"),
    Place("traffic:index", Words("数据网络", "Network"), "topology-star-3", "see_network"),
    Place("exchange:index", Words("数据查询", "Queries"), "database-search", "ask_network"),
    Place("notices:index", Words("风险提示", "Notices"), "bell", "see_notices"),
    Place("exchange:served", Words("数据服务", "Services"), "database-share", "see_served"),
    Place("authorisations:index", Words("我的授权", "My permissions"), "shield-check", "see_about_oneself"),
    Place("exchange:about", Words("查询记录", "Who asked"), "eye", "see_about_oneself"),
    Place("notices:about", Words("关于我的提示", "Told about me"), "bell", "see_about_oneself"),
    Place("notices:watch", Words("风险提示", "Notices"), "bell", "see_network"),
    Place("traffic:search", Words("查询检索", "Queries"), "database-search", "see_audit"),
    Place("people:index", Words("人员", "People"), "users", "manage_people"),
    Place("audit:index", Words("审计", "Audit"), "history", "see_audit"),
)


# Rooms without a place of their own, by the room from which one comes to them.
LED_TO_BY = {"batches": "exchange", "lending": "mortgage", "network": "traffic"}


def shell(request: HttpRequest) -> dict[str, Any]:
    """The navigation for the person of this request; a context processor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"places": (), "here": ""}
    match = request.resolver_match
    places = places_of(user)
    return {"places": places, "here": _here(places, match.view_name, match.namespace) if match else ""}


def _here(places: tuple[Place, ...], name: str, room: str) -> str:
    """The place that an address belongs to: its own, else the first of its room or of the room that leads to it."""
    names = [place.name for place in places if place.room == room]
    names = names or [place.name for place in places if place.room == LED_TO_BY.get(room)]
    return name if name in names else next(iter(names), "")


def places_of(user: Any) -> tuple[Place, ...]:
    """Where `user` may go."""
    return tuple(place for place in PLACES if user.may(place.power))


def first_page(user: Any) -> str:
    """The address that `user` begins the day with."""
    places = places_of(user)
    return places[0].url if places else reverse("people:me")
