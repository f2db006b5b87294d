"""What the narrow pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mingjian.authorisations.pages import Wanted, wanted
from mingjian.certificates.models import Certificate
from mingjian.engine.contracts import Words
from mingjian.lending.reading import wish_of
from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.states import AT_REGISTRY, Kind, Role, State
from mingjian.owners.acts import ACTS
from mingjian.owners.services import is_asked_to_permit
from mingjian.people.models import Organisation


@dataclass(frozen=True)
class SigningPage:
    """An application as an owner or buyer sees it; `act` is what waits for them.

    `wanted` is what they are asked to permit; `lost` says why what they permitted before holds no more.
    """

    application: Application
    mine: Sequence[Party]
    act: str
    certificate: Certificate | None
    wanted: Wanted | None
    lost: Words | None

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
    asked = next((party for party in mine if is_asked_to_permit(application, party)), None)
    lost, wish = (asked.lost_words, wanted(wish_of(application, asked))) if asked else (None, None)
    return SigningPage(application, mine, _waiting(application, mine), application.certificate, wish, lost)


def _waiting(application: Application, mine: Sequence[Party]) -> str:
    if application.kind == Kind.ASSIGN:
        return "" if all(p.acknowledged_at for p in mine) else "acknowledge"
    if any(is_asked_to_permit(application, party) for party in mine):
        return "authorise"
    if application.state == State.SIGNING and any(p.signed_at is None for p in mine):
        return "sign"
    if application.state in AT_REGISTRY and any(p.agreed_to_withdraw_at is None for p in mine):
        return "agree"
    return ""
