"""A permission on paper holds from the day it was signed; one given in the portal from then, and none from tomorrow."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.authorisations.errors import AuthorisationNotAsked
from mingjian.authorisations.services import Wish, authorisation_make
from mingjian.authorisations.states import Evidence
from mingjian.people.models import Organisation
from mingjian.web.library import library

pytestmark = pytest.mark.django_db
FIRM, SERVICE, DAYS = "91110101100001454W", "business_registry.firm", 30


def _made(evidence, since):
    fields = list(library().services[SERVICE].purposes["loan"])
    wish = Wish(FIRM, "firm", [("firm", FIRM)], {SERVICE: fields}, "loan", "DK-1", "010-12345678", DAYS,
                evidence=evidence, has_separate_consent=True, since=since)  # fmt: skip
    return authorisation_make(by=Platform(), recipient=Organisation.objects.get(code="B0001"), wish=wish)


def test_paper_holds_from_its_signature() -> None:
    since = timezone.now() - timedelta(days=10)

    made = _made(Evidence.PAPER, since)

    assert (made.starts_at, made.ends_at) == (since, since + timedelta(days=DAYS))
    assert made.created_at > since


@pytest.mark.parametrize(("evidence", "days"), [(Evidence.PAPER, 1), (Evidence.PORTAL, -1)])
def test_nothing_holds_before_it_is_signed(evidence, days) -> None:
    with pytest.raises(AuthorisationNotAsked, match="since"):
        _made(evidence, timezone.now() + timedelta(days=days))
