"""Examples by which the addresses that name a thing are walked: name to the address's parameters."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests import doors_of_cases
from tests.exchange import examples as network
from tests.notices import examples as notices


def token_for(user: Any) -> str:
    """A token that opens all that its owner may do."""
    from mingjian.people.models import Token
    from mingjian.people.tokens import scopes_of, token_make

    if scopes := scopes_of(user):
        return token_make(by=user, name="test", scopes=scopes, days=30)[1]
    _, secret = token_make(by=_user("wang"), name="test", scopes=["filings:read"], days=30)
    Token.objects.filter(beginning=secret[:8]).update(user=user, scopes=[])
    return secret


def _user(username: str) -> Any:
    from mingjian.people.models import User

    return User.objects.get(username=username)


def _clue() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(institution_id="B0001").first()
    assert clue
    return {"clue_id": clue.clue_id}


def _person(username: str) -> Callable[[], dict[str, Any]]:
    return lambda: {"user_id": _user(username).pk}


def _invitation() -> Any:
    from mingjian.people.models import Invitation, Organisation

    bank = Organisation.objects.get(code="B0001")
    until = timezone.now() + timedelta(days=1)
    return Invitation.objects.get_or_create(
        purpose="join", organisation=bank, name="新人", roles=["filing_officer"], invited_by=_user("admin"),
        defaults={"expires_at": until},
    )[0]  # fmt: skip


def _link() -> dict[str, Any]:
    from mingjian.people.invitations import token_of

    return {"token": token_of(_invitation())}


def _wangs_token() -> dict[str, Any]:
    from mingjian.people.models import Token

    token_for(_user("wang"))
    return {"token_id": Token.objects.filter(user__username="wang").latest("pk").pk}


def _entry() -> dict[str, Any]:
    from mingjian.audit.models import Entry

    return {"index": Entry.objects.earliest("index").index}


def _checkpoint() -> dict[str, Any]:
    from mingjian.audit.services import checkpoint_ask

    return {"size": checkpoint_ask(by=_user("shen")).size}


def _sealed() -> dict[str, Any]:
    """Nothing is named; but there is a checkpoint to be offered."""
    _checkpoint()
    return {}


def _clue_line() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(model="assets.overdue_loan_classed_normal").first()
    assert clue
    return {"clue_id": clue.clue_id, "number": 0}


def _draw() -> dict[str, Any]:
    from datetime import date

    from mingjian.clues.models import Draw

    facts = {"table": "personal_loan", "seed": "0", "share": 0.1, "population": 9, "drawn": 1}
    return {"number": Draw.objects.create(institution_id="B0001", period=date(2025, 12, 31), **facts).pk}


def _submission() -> dict[str, Any]:
    from mingjian.filings.models import Submission
    from mingjian.people.models import Organisation

    bank = Organisation.objects.get(code="B0001")
    made = Submission.objects.create(organisation=bank, channel="browser", state="answered", files=1, bytes=1)
    return {"number": made.pk}


def _receipt() -> dict[str, Any]:
    from mingjian.filings.models import Receipt

    return {"filing": Receipt.objects.filter(institution="B0001").values_list("pk", flat=True)[0]}


def _indicator() -> dict[str, Any]:
    return {"indicator": "balance.loans"}


def _change(state: str = "draft") -> Any:
    from mingjian.catalogue.models import Draft, Version, text_digest
    from mingjian.people.models import User

    author = User.objects.get(username="xu")
    draft = Draft.objects.create(model="assets.a_new_model", author=author, state=state)
    Version.objects.create(draft=draft, number=1, sql="-", cases="-", digest=text_digest("-", "-"), by=author)
    return draft


def _comparison() -> dict[str, Any]:
    from mingjian.catalogue.models import Comparison

    version = _change().newest
    return {"comparison": Comparison.objects.create(version=version, by=version.by, state="done").pk}


def _examination() -> dict[str, Any]:
    from mingjian.catalogue.models import Examination
    from mingjian.people.models import User

    by = User.objects.get(username="xu")
    return {"examination": Examination.objects.create(model="assets.a_model", digest="-", by=by).pk}


def _mortgage(*until: str, **more: Any) -> dict[str, Any]:
    from mingjian.cases.uploads import put
    from mingjian.certificates.models import Certificate
    from mingjian.mortgage.models import Application
    from tests.mortgage.walking import PAPER, led, opened, unit

    put(PAPER)
    unit()
    application = led(opened(), *until) if until else opened()
    Application.objects.filter(contract_number="").update(contract_number="DK-1")
    Certificate.objects.filter(application=application).update(file_digest=put(b"%PDF-1.4"))
    return {"pk": application.pk, **more}


def _consent() -> dict[str, Any]:
    """A transfer by luo's bank's customer waits for luo's bank, whose mortgage is in place."""
    from mingjian.lending.models import Consent
    from mingjian.registry.models import Mortgage
    from tests.mortgage.walking import led, opened

    _mortgage("certified")
    Mortgage.objects.update(mortgagee="B0002")
    parts = {"pattern": "follows", "terms": {"old_number": Mortgage.objects.get().number}}
    led(opened(kind="transfer", **parts), "signing")
    return {"pk": Consent.objects.get().pk, "answer": "give"}


def _correction() -> dict[str, Any]:
    from mingjian.desk.services.ordering import order_give
    from tests.mortgage.walking import unit

    terms = {"number": "证明1", "reason": "误注销"}
    order = order_give(by=_user("deng"), unit=unit().code, act="reinstate_mortgage", terms=terms)
    return {"pk": order.pk, "answer": "decline"}


def _signed() -> dict[str, Any]:
    from mingjian.mortgage.models import Application
    from tests.mortgage.walking import sign_all

    named = _mortgage("signing")
    sign_all(Application.objects.get(pk=named["pk"]))
    return named


def _verified() -> dict[str, Any]:
    from mingjian.certificates.models import Certificate

    return {"digest": Certificate.objects.get(application=_mortgage("certified")["pk"]).digest}


def _unit() -> dict[str, Any]:
    from tests.mortgage.walking import unit

    return {"unit": unit().code}


def _no_words() -> dict[str, Any]:
    _unit()
    return {}


def _batch_done() -> dict[str, Any]:
    from mingjian.batches.models import Batch
    from mingjian.network.models import Key

    key = Key.objects.get(pk=_portal_key()["pk"])
    said = {"service": "real_estate.title", "purpose": "mortgage", "case_number": "DK-1", "clerk": "hu", "total": 1}
    made = Batch.objects.create(asker=key.organisation, key=key, state=Batch.State.DONE, done=1, **said)
    return {"number": made.number}


def _proposal() -> dict[str, Any]:
    """Asked for by admin, who may decline it; agreed to by nobody yet."""
    from mingjian.network.proposing import proposal_make
    from mingjian.network.states import Opening

    asked = {"person": _user("jiang"), "number": "110101199001011234"}
    return {"pk": proposal_make(by=_user("admin"), opening=Opening.PARTY, **asked).pk, "answer": "decline"}


def _portal_key() -> dict[str, Any]:
    from mingjian.audit.log import Platform
    from mingjian.network.services import members_register, portal_key_of

    hu = _user("hu")
    members_register(by=Platform(), organisations=[hu.organisation])
    return {"pk": portal_key_of(by=hu).pk}


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "change": lambda: {"draft": _change().pk},
    "clue": _clue,
    "clue_line": _clue_line,
    "draw": _draw,
    "wang": _person("wang"),
    "invitation": lambda: {"invitation_id": _invitation().pk},
    "link": _link,
    "wangs_token": _wangs_token,
    "bank": lambda: {"code": "B0001"},
    "entry": _entry,
    "checkpoint": _checkpoint,
    "sealed": _sealed,
    "comparison": _comparison,
    "examination": _examination,
    "feature": lambda: {"kind": "feature", "name": "loan"},
    "indicator": _indicator,
    "model": lambda: {"model": "assets.overdue_loan_classed_performing"},
    "move": lambda: {"draft": _change("trial").pk, "name": "end_trial"},
    "parameter": lambda: {"parameter": "classification.overdue_days_substandard"},
    "receipt": _receipt,
    "submission": _submission,
    "case": doors_of_cases.dispatched,
    "case_act": lambda: {**doors_of_cases.dispatched(), "act": "note"},
    "case_answer": lambda: {**doors_of_cases.dispatched(), "act": "answer"},
    "case_answered": doors_of_cases.case_answered,
    "case_file": doors_of_cases.case_file,
    "case_form": lambda: {**doors_of_cases.dispatched(), "form": "pdf"},
    "case_print": doors_of_cases.case_print,
    "case_milestone": doors_of_cases.case_milestone,
    "query": network.query,
    "given": network.given,
    "given_by_api": lambda: {"number": network.given()["number"], "move": "reject"},
    "signed_call": lambda: {"number": "0" * 24},
    "notice": notices.shown,
    "batch_done": _batch_done,
    "proposal": _proposal,
    "portal_key": _portal_key,
    "network_act": lambda: {"name": "switch"},
    "certified": lambda: _mortgage("certified"),
    "contract_sent": lambda: _mortgage("signing"),
    "mortgage": lambda: _mortgage("received"),
    "mortgage_act": lambda: _mortgage("received", act="accept"),
    "mortgage_passed": lambda: _mortgage("passed"),
    "mortgage_query": lambda: _mortgage("authorised", act="query"),
    "consent": _consent,
    "correction": _correction,
    "mortgage_signed": _signed,
    "register_unit": _unit,
    "signing_act": lambda: _mortgage("received", act="agree"),
    "unit_alone": _no_words,
    "verified": _verified,
    "table": lambda: {"table": "corporate_loan"},
}
