"""The pages of owners and buyers, made for a phone; and the page on which anybody checks a certificate."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.cases.sending import sent
from mingjian.cases.uploads import place
from mingjian.mortgage import pages, selectors
from mingjian.mortgage.acts import OWNERS, perform
from mingjian.mortgage.services.printing import certificate_print
from mingjian.people.access import SignedIn, needs, public


@require_GET
@needs("sign_mortgages")
def index(request: SignedIn) -> HttpResponse:
    """What waits for me, and what I signed."""
    found = selectors.signing_list(seen_by=request.user)
    return render(request, "mortgage/signing_index.html", {"found": [pages.signing_page(one) for one in found[:50]]})


@require_GET
@needs("sign_mortgages")
def show(request: SignedIn, pk: int) -> HttpResponse:
    """What I am asked to permit or to sign."""
    application = selectors.signing_get(seen_by=request.user, pk=pk)
    return render(request, "mortgage/signing.html", {"shown": pages.signing_page(application)})


@require_POST
@needs("sign_mortgages")
def act(request: SignedIn, pk: int, act: str) -> HttpResponse:
    """Authorise, sign, or agree to withdraw."""
    perform(request, selectors.signing_get(seen_by=request.user, pk=pk), OWNERS.get(act))
    return redirect("mortgage:signing", pk=pk)


@require_GET
@needs("sign_mortgages")
def contract(request: SignedIn, pk: int) -> HttpResponseBase:
    """The contract that I am asked to sign, byte for byte what its digest says."""
    application = selectors.signing_get(seen_by=request.user, pk=pk)
    path = place(application.contract_digest) if application.contract_digest else None
    if path is None or not path.exists():
        raise Http404
    name = f"{application.contract_number}"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")


@require_GET
@needs("sign_mortgages")
def certificate(request: SignedIn, pk: int) -> HttpResponseBase:
    """The certificate of a mortgage on my property."""
    found = selectors.certificate_get(seen_by=request.user, pk=pk)
    return sent(certificate_print(certificate=found), f"{found.number}.pdf", "application/pdf")


@public
@require_GET
def verify(request: HttpRequest, digest: str) -> HttpResponse:
    """Whether a certificate is in force: its number, digest and state, and nobody's name."""
    certificate = selectors.certificate_told(digest=digest)
    told = {"certificate": certificate, "digest": digest, "state": pages.state_told(certificate)}
    return render(request, "mortgage/verify.html", told, status=200 if certificate else 404)
