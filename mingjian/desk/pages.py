"""What the page of entries on the spot shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page

from mingjian.desk.forms import OrderForm
from mingjian.desk.models import Order
from mingjian.desk.services.ordering import NEEDED
from mingjian.engine.contracts import Words
from mingjian.people.models import User
from mingjian.registry.words import ACT_WORDS


@dataclass(frozen=True)
class OrdersPage:
    """What was entered on the spot, and what may be."""

    page: Page[Order]
    form: OrderForm
    acts: Mapping[str, Words]
    is_court: bool


def orders_page(page: Page[Order], form: OrderForm, seen_by: User) -> OrdersPage:
    """The page as `seen_by` sees it."""
    acts = {act: ACT_WORDS[act] for act, (power, _) in NEEDED.items() if seen_by.may(power)}
    return OrdersPage(page, form, acts, seen_by.may("order_seizures"))
