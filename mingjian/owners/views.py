"""The pages of owners and buyers, made for a phone."""

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mingjian.cases.uploads import place
from mingjian.mortgage.acts import perform
from mingjian.mortgage.views import certificate_sent
from mingjian.owners import pages, selectors
from mingjian.owners.acts import ACTS
from mingjian.people.access import SignedIn, needs


@require_GET
@needs("sign_mortgages")
def index(request: SignedIn) -> HttpResponse:
    """What waits for me, and what I signed."""
    found = selectors.signing_list(seen_by=request.user)
    return render(request, "owners/index.html", {"found": [pages.signing_page(one) for one in found[:50]]})


@require_GET
@needs("sign_mortgages")
def show(request: SignedIn, pk: int) -> HttpResponse:
    """What I am asked to permit or to sign."""
    application = selectors.signing_get(seen_by=request.user, pk=pk)
    return render(request, "owners/show.html", {"shown": pages.signing_page(application)})


@require_POST
@needs("sign_mortgages")
def act(request: SignedIn, pk: int, act: str) -> HttpResponse:
    """Authorise, sign, acknowledge, or agree to withdraw."""
    perform(request, selectors.signing_get(seen_by=request.user, pk=pk), ACTS.get(act))
    return redirect("owners:show", pk=pk)


@require_GET
@needs("sign_mortgages")
def contract(request: SignedIn, pk: int) -> HttpResponseBase:
    """The contract that I am asked to sign, byte for byte what its digest says."""
    application = selectors.paper_get(seen_by=request.user, pk=pk)
    path = place(application.contract_digest) if application.contract_digest else None
    if path is None or not path.exists():
        raise Http404
    name = f"{application.contract_number}"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")


@require_GET
@needs("sign_mortgages")
def certificate(request: SignedIn, pk: int) -> HttpResponseBase:
    """The certificate of a mortgage on my property."""
    return certificate_sent(selectors.paper_get(seen_by=request.user, pk=pk))
