"""What the narrow pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mingjian.authorisations.pages import Wanted, wanted
from mingjian.certificates.models import Certificate
from mingjian.engine.contracts import Words
from mingjian.lending.reading import wish_of
from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.states import AT_REGISTRY, State
from mingjian.owners.acts import ACTS
from mingjian.owners.services import is_asked_to_permit


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
    if any(is_asked_to_permit(application, party) for party in mine):
        return "authorise"
    if application.state == State.SIGNING and any(p.signed_at is None for p in mine):
        return "sign"
    if application.state in AT_REGISTRY and any(p.agreed_to_withdraw_at is None for p in mine):
        return "agree"
    return ""
