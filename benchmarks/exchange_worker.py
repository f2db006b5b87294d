"""One worker process of bench_exchange: the console, and beside it what the network is held against."""

import json
import os
import sys
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "mingjian.web.settings"
django.setup()

from django.http import HttpRequest, HttpResponse, JsonResponse  # noqa: E402
from django.urls import path  # noqa: E402
from waitress import create_server  # noqa: E402

from mingjian.cli.serve import THREADS  # noqa: E402
from mingjian.exchange import least  # noqa: E402
from mingjian.exchange.asking import Asking, Claim  # noqa: E402
from mingjian.network.sources import source_of  # noqa: E402
from mingjian.people.models import Organisation  # noqa: E402
from mingjian.signing.messages import Message  # noqa: E402
from mingjian.web import urls  # noqa: E402
from mingjian.web.access import public  # noqa: E402
from mingjian.web.library import library  # noqa: E402
from mingjian.web.wsgi import application  # noqa: E402


@public
def plain(request: HttpRequest) -> HttpResponse:
    """The same question answered without signature, authorisation and log."""
    asking = Asking(Message({}, request.body))
    asking.claim = Claim.model_validate_json(request.body)
    asking.service = library().services[asking.claim.service]
    asking.fields = tuple(asking.service.purposes[asking.claim.purpose])
    found = source_of(asking.service).find(asking.service, asking.claim.subject, "")
    return JsonResponse({"records": least.records(asking, found)})


@public
def bare(request: HttpRequest) -> HttpResponse:
    """One indexed select."""
    code = json.loads(request.body)["code"]
    found: dict[str, Any] | None = Organisation.objects.filter(code=code).values("code", "name_zh").first()
    return JsonResponse(found or {})


def main() -> None:
    """Serve on the port named until killed."""
    from django.views.decorators.csrf import csrf_exempt

    urls.urlpatterns[:0] = [path("bench/plain", csrf_exempt(plain)), path("bench/bare", csrf_exempt(bare))]
    create_server(application, host="127.0.0.1", port=int(sys.argv[1]), threads=THREADS).run()


if __name__ == "__main__":
    main()
