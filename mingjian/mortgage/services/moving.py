"""The one way an application changes: locked, allowed, saved, told in its timeline and in the audit log."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from mingjian.audit import log
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.services import authorisations_end
from mingjian.mortgage.errors import ReasonsMissing
from mingjian.mortgage.machine import allowed
from mingjian.mortgage.models import Application, Step
from mingjian.mortgage.states import PERMISSION_ENDS
from mingjian.people.models import User

LINKS = ("bank", "of", "opened_by", "confirmed_by", "accepted_by", "approved_by", "recorded_by", "settled_by",
         "certificate")  # fmt: skip


def locked(application: Application) -> Application:
    """The application as it stands now, held until the transaction ends."""
    return Application.objects.select_for_update(of=("self",)).select_related("bank").get(pk=application.pk)


def reasoned(text: str) -> str:
    """The reasons without blanks around them; refuses none."""
    if not text.strip():
        raise ReasonsMissing
    return text.strip()


def move(application: Application, name: str, *, by: User | None, text: str = "", **changes: Any) -> Step:
    """Make the move `name` on an application held by this transaction; `changes` are its fields that change with it."""
    way, before = allowed(application, name, by), application.state
    is_over = way.target in PERMISSION_ENDS  # nothing is due at the registry any more, either
    change(application, state=way.target, **changes, **({"due_on": None} if is_over else {}))
    if is_over:
        permits = Authorisation.objects.filter(permits__application=application)
        authorisations_end(by=by or log.Platform(), found=permits, reason=f"{application.number} {name}")
    return tell(application, name, by=by, text=text, before=before, after=application.state)


def change(application: Application, **changes: Any) -> None:
    """Set fields of an application and save them; the database holds the rules between rows."""
    for field, value in changes.items():
        setattr(application, field, value)
    application.clean_fields(exclude=LINKS)
    application.save(update_fields=list(changes))


def tell(application: Application, kind: str, *, by: User | None, text: str = "", **facts: Any) -> Step:
    """Write one step into the timeline and the audit log."""
    states: Mapping[str, str] = {name: facts.pop(name, "") for name in ("before", "after")}
    step = Step(application=application, at=timezone.now(), by=by, kind=kind, text=text, **states)
    step.save(force_insert=True)
    said = {"number": application.number, "text": text, **states, **facts}
    log.record(by=by or log.Platform(), action=f"mortgage.{kind}", about=application, **said)
    return step
