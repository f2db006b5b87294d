"""Every address of the console; each room names its own."""

from django.urls import include, path

from mingjian.web import views
from mingjian.web.api import api

urlpatterns = [
    path("", views.home, name="home"),
    path("language/<str:language>", views.language, name="language"),
    path("healthz", views.health, name="health"),
    path("accounts/", include("mingjian.people.accounts")),
    path("people/", include("mingjian.people.urls")),
    path("filings/", include("mingjian.filings.urls")),
    path("overview/", include("mingjian.insight.urls")),
    path("clues/", include("mingjian.clues.urls")),
    path("audit/", include("mingjian.audit.urls")),
    path("api/", api.urls),
    path("cases/", include("mingjian.cases.urls")),
    path("mortgage/", include("mingjian.mortgage.urls")),
    path("mortgage/", include("mingjian.lending.urls")),
    path("signing/", include("mingjian.owners.urls")),
    path("desk/", include("mingjian.desk.urls")),
    path("verify/", include("mingjian.certificates.urls")),
    path("notices/", include("mingjian.notices.urls")),
    path("catalogue/", include("mingjian.catalogue.urls")),
    path("network/", include("mingjian.exchange.urls")),
    path("network/", include("mingjian.network.urls")),
    path("network/batches/", include("mingjian.batches.urls")),
    path("network/operations/", include("mingjian.traffic.urls")),
    path("authorisations/", include("mingjian.authorisations.urls")),
]
handler404 = "mingjian.web.views.not_found"
handler400 = "mingjian.web.stopping.refused"
handler403 = "mingjian.web.stopping.not_allowed"
handler429 = "mingjian.web.stopping.too_often"  # allauth's
handler500 = "mingjian.web.stopping.failed"
