"""Pages of filings: the list, sending in, a receipt, versions side by side, calendar, league."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from mingjian.engine.contracts import DAILY
from mingjian.engine.language import say
from mingjian.filings import league as leagues
from mingjian.filings import pages, selectors
from mingjian.filings.calendar import STANDING_WORDS, calendar_lines, last_period
from mingjian.filings.models import Submission
from mingjian.filings.sending import problems_sent
from mingjian.filings.services import submission_make
from mingjian.people.access import SignedIn, needs
from mingjian.people.models import Organisation

RECEIPTS_A_PAGE = 50
PENDING_SHOWN = 10


@require_GET
@needs("see_filings")
def index(request: SignedIn) -> HttpResponse:
    """The receipts, and what is still on its way."""
    names = selectors.Wanted.__dataclass_fields__
    wanted = selectors.Wanted(**{name: request.GET[name] for name in names if name in request.GET})
    receipts = selectors.receipt_list(seen_by=request.user, wanted=wanted)
    page = Paginator(receipts, RECEIPTS_A_PAGE).get_page(request.GET.get("page"))
    pending = selectors.submission_list(seen_by=request.user).exclude(state=Submission.State.ANSWERED)
    shown = pages.Index(page, wanted, list(pending[:PENDING_SHOWN]), _filers(request), _periods(request))
    return render(request, "filings/index.html", {"shown": shown})


@require_http_methods(["GET", "POST"])
@needs("file")
def send(request: SignedIn) -> HttpResponse:
    """Choose files and send them in."""
    if request.method == "GET":
        return render(request, "filings/send.html")
    files = request.FILES.getlist("files")
    made = submission_make(
        by=request.user,
        files=files,
        channel=Submission.Channel.BROWSER,
        is_check_only="check_only" in request.POST,
    )
    messages.success(request, say("已收到，正在检核。", "Received; it is being checked."))
    return redirect("filings:submission", number=made.pk)


@require_GET
@needs("see_filings")
def submission(request: SignedIn, number: int) -> HttpResponse:
    """How far a submission is; once answered, its receipts."""
    found = selectors.submission_get(seen_by=request.user, number=number)
    template = "filings/_progress.html" if request.htmx else "filings/submission.html"
    return render(request, template, {"submission": found})


@require_GET
@needs("see_filings")
def receipt(request: SignedIn, filing: int) -> HttpResponse:
    """One receipt whole."""
    found = selectors.receipt_get(seen_by=request.user, filing=filing)
    document = selectors.receipt_document(seen_by=request.user, filing=filing)
    versions = selectors.receipt_versions(seen_by=request.user, receipt=found)
    return render(request, "filings/receipt.html", {"shown": pages.receipt_page(found, document, versions)})


@require_GET
@needs("see_filings")
def problems(request: SignedIn, filing: int) -> StreamingHttpResponse:
    """Every problem of a filing as CSV."""
    return problems_sent(filing, selectors.problem_rows(seen_by=request.user, filing=filing))


@require_GET
@needs("see_filings")
def versions(request: SignedIn, filing: int) -> HttpResponse:
    """Two versions of the same filing side by side: the one asked for and the one before, or `?with=`."""
    found = selectors.receipt_get(seen_by=request.user, filing=filing)
    all_versions = selectors.receipt_versions(seen_by=request.user, receipt=found)
    after = next(one for one in all_versions if one.pk == filing)
    before = (
        next((one for one in all_versions if str(one.pk) == request.GET.get("with")), None)
        or all_versions[max(0, all_versions.index(after) - 1)]
    )
    shown = {"before": before, "after": after, "versions": all_versions, "tables": pages.differences(before, after)}
    return render(request, "filings/versions.html", shown)


@require_GET
@needs("see_filings")
def calendar(request: SignedIn) -> HttpResponse:
    """Who has to file what by when, and how that stands."""
    until = _day(request.GET.get("until")) or last_period()
    periods, lines = calendar_lines(seen_by=request.user, until=until)
    shown = {"periods": periods, "lines": lines, "until": until, "standings": STANDING_WORDS}
    return render(request, "filings/calendar.html", shown)


@require_GET
@needs("see_filings")
def league(request: SignedIn) -> HttpResponse:
    """Whose filings are good."""
    shown = leagues.league(seen_by=request.user, period=_day(request.GET.get("period")))
    return render(request, "filings/league.html", {"shown": shown, "periods": _periods(request)})


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _filers(request: SignedIn) -> list[Organisation]:
    if not request.user.may("see_all_filings"):
        return []
    return list(Organisation.objects.exclude(sort=""))


def _periods(request: SignedIn) -> list[date]:
    receipts = selectors.receipt_list(seen_by=request.user, wanted=selectors.Wanted())
    receipts = receipts.exclude(institution__sort__in=DAILY)
    found = receipts.order_by("-period").values_list("period", flat=True).distinct()
    return [period for period in found if period]
