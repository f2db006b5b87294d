"""What the pages show, put together for their templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page

from mingjian.certificates.models import Certificate
from mingjian.engine.contracts import Words
from mingjian.mortgage.acts import Act, offered
from mingjian.mortgage.models import Application, Party, Step
from mingjian.mortgage.selectors import Wanted
from mingjian.mortgage.states import BEFORE_SENDING, ROLE_WORDS, State
from mingjian.people.models import User

# The stations of the usual way, and where every other state stands.
WAY = (
    (Words("银行准备", "bank"), BEFORE_SENDING | {State.STOPPED}),
    (Words("受理", "intake"), {State.SUBMITTED, State.RECEIVED, State.SUPPLEMENT, State.NOT_ACCEPTED, State.UNKNOWN}),
    (Words("审核", "review"), {State.ACCEPTED, State.REVIEWING, State.SUSPENDED, State.REJECTED, State.WITHDRAWN}),
    (Words("登簿", "recording"), {State.FEE_PENDING, State.PAID, State.RECORDING, State.RECORDED}),
    (Words("发证", "certificate"), {State.CERTIFIED, State.DISBURSABLE, State.DONE}),
    (Words("存续", "in force"), {State.ACTIVE}),
    (Words("注销", "released"), {State.RELEASED}),
)


@dataclass(frozen=True)
class Index:
    """The list."""

    page: Page[Application]
    wanted: Wanted
    counts: Mapping[str, int]
    states: Mapping[str, Words]


@dataclass(frozen=True)
class ApplicationPage:
    """An application whole."""

    application: Application
    way: tuple[tuple[Words, str], ...]
    parties: tuple[tuple[Party, Words], ...]
    steps: tuple[Step, ...]
    acts: Mapping[str, Act]
    certificate: Certificate | None
    is_waiting_for_owner: bool

    @property
    def is_being_prepared(self) -> bool:
        """Whether the bank has not sent it yet, and still asks the register under the owners' permissions."""
        return self.application.state in BEFORE_SENDING

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the register said when it was last asked."""
        return dict(self.application.facts)


def application_page(application: Application, seen_by: User) -> ApplicationPage:
    """The page as `seen_by` sees it."""
    parties = tuple((one, ROLE_WORDS[one.role]) for one in application.parties.all())
    return ApplicationPage(
        application=application,
        way=way_of(application),
        parties=parties,
        steps=tuple(reversed(application.steps.all())),
        acts=offered(application, seen_by),
        certificate=application.certificate,
        is_waiting_for_owner=application.state in (State.DRAFT, State.SIGNING) and bool(parties),
    )


def way_of(application: Application) -> tuple[tuple[Words, str], ...]:
    """The stations, each done, current or to come."""
    stands = next(at for at, (_, states) in enumerate(WAY) if application.state in states)
    marks = ("done", "current", "")
    return tuple((words, marks[(at > stands) + (at >= stands)]) for at, (words, _) in enumerate(WAY))
