"""The page on which anybody checks a certificate, and whose signature it bears."""

from asn1crypto import pem
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingjian.certificates import printing, selectors
from mingjian.people.access import public


@public
@require_GET
def verify(request: HttpRequest, digest: str) -> HttpResponse:
    """Whether a certificate is in force: its number, digest and state, and nobody's name."""
    certificate = selectors.certificate_told(digest=digest)
    told = {"certificate": certificate, "digest": digest}
    return render(request, "certificates/verify.html", told, status=200 if certificate else 404)


@public
@require_GET
def signer(request: HttpRequest) -> HttpResponse:
    """The registry's certificate, with which its signatures are checked; its key stays where it is."""
    published = pem.armor("CERTIFICATE", printing.published().dump())
    return HttpResponse(published, content_type="application/x-pem-file")
