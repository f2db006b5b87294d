"""What the narrow pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mingjian.certificates.models import Certificate
from mingjian.engine.contracts import Words
from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.states import AT_REGISTRY, Kind, Role, State
from mingjian.owners.acts import ACTS
from mingjian.people.models import Organisation


@dataclass(frozen=True)
class SigningPage:
    """An application as an owner or buyer sees it; `act` is what waits for them."""

    application: Application
    mine: Sequence[Party]
    act: str
    certificate: Certificate | None

    @property
    def corrected_at(self) -> datetime | None:
        """When the registry reinstated the mortgage after it was cancelled in error, if it did."""
        steps = self.application.steps.filter(kind__in=("reinstate", "reinstate_unpaid"))
        return steps.values_list("at", flat=True).last()

    @property
    def assignor(self) -> Organisation | None:
        """Whose claim it was, of an assignment."""
        return self.application.opened_by.organisation if self.application.kind == Kind.ASSIGN else None

    @property
    def passed_on_to(self) -> Application | None:
        """The assignment by which this mortgage became another's, if it did."""
        one = self.application
        if one.state != State.DONE or not one.steps.filter(kind="pass_on").exists():
            return None
        later = Application.objects.filter(kind=Kind.ASSIGN, mortgage_number=one.mortgage_number, pk__gt=one.pk)
        return later.filter(parties__party=self.mine[0].party).select_related("bank").last()

    @property
    def is_debtor(self) -> bool:
        """Whether who looks owns nothing of it and is told alone."""
        return all(party.role == Role.DEBTOR for party in self.mine)

    @property
    def words(self) -> Words | None:
        """What waits, in both languages."""
        return ACTS[self.act].words if self.act else None


def signing_page(application: Application) -> SigningPage:
    """What waits for the person whose parties are in `mine`."""
    mine: list[Party] = application.mine  # type: ignore[attr-defined]  # the selector put it there
    return SigningPage(application, mine, _waiting(application, mine), application.certificate)


def _waiting(application: Application, mine: Sequence[Party]) -> str:
    if application.kind == Kind.ASSIGN:
        return "" if all(p.acknowledged_at for p in mine) else "acknowledge"
    if application.state == State.DRAFT and any(p.role == Role.MORTGAGOR and not p.authorised_at for p in mine):
        return "authorise"
    if application.state == State.SIGNING and any(p.signed_at is None for p in mine):
        return "sign"
    if application.state in AT_REGISTRY and any(p.agreed_to_withdraw_at is None for p in mine):
        return "agree"
    return ""
