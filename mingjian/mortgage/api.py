"""Applications over HTTP, for whoever may see them; whatever is done on the pages, a token does as well."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from mingjian.mortgage import selectors
from mingjian.mortgage.acts import Act, acts, done
from mingjian.mortgage.forms import ActForm
from mingjian.mortgage.models import Application
from mingjian.mortgage.shapes import Line, Said, Shown
from mingjian.mortgage.views import certificate_sent
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.web.answers import LAST_PAGE, Page, answers, content

router = Router(tags=["mortgages"])
A_PAGE = 200
Number = Annotated[int, Path(ge=1, le=2**62)]


def _read(summary: str) -> dict[str, Any]:
    return {"auth": TokenAuth("mortgages:read"), "summary": summary}


@router.get("/mortgages", response=answers(list[Line]), **_read("抵押登记申请 · Applications"))
def mortgages(request: HttpRequest, page: Page = 1) -> list[Any]:
    """本机构的申请（登记机构为已收件的），新的在前，每页二百件。 One's own, the newest first, 200 a page."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    found = selectors.application_list(seen_by=user_of(request), wanted=selectors.Wanted(view="all"))
    return [line_of(one) for one in found[start : start + A_PAGE]]


@router.get("/mortgages/{pk}/certificate", response=answers(None, 404), openapi_extra=content("application/pdf"),
            **_read("电子证明 · The certificate"))  # fmt: skip
def mortgage_certificate(request: HttpRequest, pk: Number) -> Any:
    """登记证明的签名文件（PAdES）。 The signed file of the certificate."""
    return certificate_sent(selectors.application_get(seen_by=user_of(request), pk=pk))


@router.get("/mortgages/{pk}", response=answers(Shown, 404), **_read("一件申请 · One application"))
def mortgage(request: HttpRequest, pk: Number) -> Any:
    """申请的全部内容。 All of an application."""
    return shown_of(selectors.application_get(seen_by=user_of(request), pk=pk))


def acted(request: HttpRequest, pk: int, name: str, said: Said) -> Any:
    """The application after something was done to it."""
    application = selectors.application_get(seen_by=user_of(request), pk=pk)
    done(user_of(request), application, acts()[name], form_of(acts()[name], said))
    return shown_of(selectors.application_get(seen_by=user_of(request), pk=pk))


def form_of(act: Act, said: Said) -> ActForm:
    """What was said, as the act's form takes it."""
    return ActForm(act.fields, {name: value for name, value in said.dict().items() if value is not None})


def line_of(application: Application) -> dict[str, Any]:
    """An application in a list."""
    names = ("number", "kind", "mortgage_kind", "unit", "state", "amount", "due_on")
    return {"id": application.pk, "bank": application.bank.code, **{name: getattr(application, name) for name in names}}


def shown_of(application: Application) -> dict[str, Any]:
    """An application whole."""
    names = ("facts", "contract_number", "contract_digest", "receipt_number", "missing", "reason", "fee", "recorded_at",
             "mortgage_number", "rank")  # fmt: skip
    certificate = application.certificate
    return {
        **line_of(application),
        "parties": list(application.parties.all()),
        "of": application.of_id,
        "later": [one.pk for one in application.later.all()],
        "asked": application.terms.get("asked", []),
        "consents": application.terms.get("consents", []),
        "certificate_digest": certificate.digest if certificate else "",
        "is_certificate_in_force": bool(certificate and certificate.revoked_at is None),
        **{n: getattr(application, n) for n in names},
    }
