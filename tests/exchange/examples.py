"""Examples by which the network's addresses are walked."""

from typing import Any


def query() -> dict[str, Any]:
    from mingjian.client import Question
    from mingjian.exchange.portal import portal_ask
    from mingjian.network.models import Member
    from mingjian.people.models import User

    hu = User.objects.get(username="hu")
    Member.objects.get_or_create(organisation=hu.organisation)
    question = Question("real_estate.title", "110101GB000000000008", "mortgage", "DK-1", "hu", authorisation="0")
    return {"number": portal_ask(by=hu, question=question).number}


def given() -> dict[str, Any]:
    from mingjian.audit.log import Platform
    from mingjian.authorisations.services import Wish, authorisation_make
    from mingjian.people.models import Organisation, User

    wish = Wish(
        "110101199001011234", "person", [("person", "110101199001011234")], {"provident_fund.account": ["paid_until"]},
        "loan", "DK-1", "010-1", 30,
    )  # fmt: skip
    made = authorisation_make(by=Platform(), recipient=Organisation.objects.get(code="B0001"), wish=wish)
    User.objects.filter(username="tang").update(party=made.person)
    return {"number": made.number, "name": "reject"}
