"""The demonstration's network: everybody a member, a person's permissions, and what was asked under them."""

from mingjian.audit.log import Platform
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.services import Wish, authorisation_make
from mingjian.authorisations.states import Evidence
from mingjian.client import Question
from mingjian.exchange.models import Query
from mingjian.exchange.portal import portal_ask
from mingjian.network.models import Member
from mingjian.network.services import members_register
from mingjian.network.sources import laid
from mingjian.people.models import Organisation, User
from mingjian.web.home import lake
from mingjian.web.library import library

A_FIRM = "91110101100001454W"  # as long as every unified code
CASE = "DK-2026-0001"
COURTS_CASE = "（2026）执字第1号"
COURTS_DUTY = "《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第二十六条"  # who waits, in which order
SERVICES = tuple(f"real_estate.{name}" for name in ("title", "mortgage", "seizure", "objection", "pre_notice"))


def network_enter() -> list[Query]:
    """Let everybody in and ask a few questions, unless the network is there already; needs the cast."""
    if Member.objects.exists():
        return []
    members_register(by=Platform(), organisations=Organisation.objects.filter(kind__in=Organisation.MEMBERS))
    owner, unit = _an_owner()
    person = lake().readable([owner])[owner]
    given = [_given(person, unit, CASE, Evidence.PAPER), _given(person, unit, "DK-2026-0002", Evidence.PORTAL)]
    User.objects.filter(username="jiang").update(party=owner)
    asked = [Question(name, unit, "mortgage", CASE, "hu", authorisation=given[0].number) for name in SERVICES]
    waiting = Question(SERVICES[0], unit, "mortgage", "DK-2026-0002", "hu", authorisation=given[1].number)
    seized = Question(SERVICES[2], unit, "enforcement", COURTS_CASE, "yan", article=COURTS_DUTY)
    hu, yan = (User.objects.get(username=name) for name in ("hu", "yan"))
    mine = [portal_ask(by=hu, question=question) for question in (*asked, waiting)]
    return [*mine, portal_ask(by=yan, question=seized)]


def _an_owner() -> tuple[str, str]:
    """A person who holds a unit alone, and the unit."""
    titles = laid(library().services["real_estate.title"]).rows.to_pylist()
    alone = (row for row in titles if row["co_ownership"] == "sole" and row["cancelled_on"] is None)
    row = next(row for row in alone if len(row["owner_id_number"]) != len(A_FIRM))
    return row["owner_id_number"], row["unit_code"]


def _given(person: str, unit: str, case: str, evidence: str) -> Authorisation:
    services = {name: list(library().services[name].purposes["mortgage"]) for name in SERVICES}
    wish = Wish(
        person, "person", [("unit", unit)], services, "mortgage", case, "010-12345678", 90,
        most_uses=20, evidence=evidence, has_separate_consent=True,
    )  # fmt: skip
    return authorisation_make(by=Platform(), recipient=Organisation.objects.get(code="B0001"), wish=wish)
