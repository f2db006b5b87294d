"""What the registry does on an application's page."""

from collections.abc import Callable, Mapping
from typing import Any

from mingjian.desk.models import Order
from mingjian.desk.services import ordering, registering
from mingjian.mortgage.acts import Act, act_of, plain, saying
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import sending
from mingjian.people.models import User


def _ask(by: User, application: Application, said: dict[str, Any]) -> object:
    return registering.supplement_ask(by=by, application=application, missing=said["text"].splitlines())


ACTS: Mapping[str, Act] = {
    "accept": act_of("accept", plain(registering.application_accept)),
    "ask_supplement": act_of("ask_supplement", _ask, "text"),
    "refuse": act_of("refuse", saying(registering.application_refuse, "reasons"), "text", tone="danger"),
    "review": act_of("review", plain(registering.review_begin)),
    "approve": act_of("approve", saying(registering.application_approve, "fee", "fee"), "fee"),
    "suspend": act_of("suspend", saying(registering.application_suspend, "reason"), "text"),
    "resume": act_of("resume", plain(registering.application_resume)),
    "reject": act_of("reject", saying(registering.application_reject, "reasons"), "text", tone="danger"),
    "record": act_of("record", plain(sending.application_record), move="begin_recording"),
}
# What a second registrar answers: who, which order, and why not.
ANSWERS: Mapping[str, Callable[[User, Order, str], Order]] = {
    "confirm": lambda by, order, _reason: ordering.order_confirm(by=by, order=order),
    "decline": lambda by, order, reason: ordering.order_decline(by=by, order=order, reason=reason),
}
