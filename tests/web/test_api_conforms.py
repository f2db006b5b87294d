"""The API is as its own OpenAPI document says: no failure, no status and no form that it does not name, whatever comes.

Schemathesis reads the document through WSGI and makes calls of it, right ones and wrong ones, the same at every run; each
is made as it is, and again about a thing that is really there. What a call does is undone.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.openapi import from_wsgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    positive_data_acceptance,
    response_schema_conformance,
    status_code_conformance,
)

from mingjian.people.models import User
from mingjian.web.wsgi import application
from tests.doors import EXAMPLES, token_for

AS_SAID = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
GENERATION = {"max-examples": 10, "deterministic": True, "no-shrink": True}
THERE = {
    "submissions": "submission",
    "receipts": "receipt",
    "files/": "case_file",
    "milestones": "case_milestone",
    "mortgages/{pk}/acts": "mortgage_query",
    "mortgages/{pk}/decisions": "mortgage_act",
    "mortgages/": "mortgage",
    "consents/": "consent",
    "register/orders/": "correction",
    "signings/": "signing_act",
    "permissions/": "given_by_api",
    "units/": "register_unit",
}
schema = from_wsgi("/api/openapi.json", application, config=SchemathesisConfig.from_dict({"generation": GENERATION}))


@schema.auth(refresh_interval=None)
class Bearer:
    """Gives a call the token of whoever is calling, unless the call is meant to have none."""

    token = ""

    def get(self, case: Any, context: Any) -> str:
        return Bearer.token

    def set(self, case: Any, data: str, context: Any) -> None:
        case.headers["Authorization"] = f"Bearer {data}"


@pytest.fixture(params=["wang", "zhao", "ma", "deng"])
def caller(request: pytest.FixtureRequest, db: None) -> None:
    """A filing, a compliance and a loan officer, and a registrar; the supervisor's people have no tokens."""
    Bearer.token = token_for(User.objects.get(username=request.param))


@pytest.fixture
def thing(db: None) -> Callable[[str], dict[str, Any]]:
    """Makes the thing that a path names, once a test."""

    @cache
    def made(path: str) -> dict[str, Any]:
        return EXAMPLES[next((name for part, name in THERE.items() if part in path), "case")]()

    return made


@pytest.mark.slow
@schema.parametrize()
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_every_call_is_answered_as_the_document_says(
    case: Any, caller: None, thing: Callable[[str], dict[str, Any]]
) -> None:
    with transaction.atomic():
        case.call_and_validate(excluded_checks=[positive_data_acceptance])  # business may refuse
        transaction.set_rollback(True)
    if case.path_parameters:
        case.path_parameters = thing(case.operation.path)
        with transaction.atomic():
            case.call_and_validate(checks=AS_SAID)
            transaction.set_rollback(True)
