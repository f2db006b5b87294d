"""The network's own records filed as registers of the lake, so that the supervisory models see how it is used."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.engine.questions import SEVERITIES
from mingjian.exchange.models import Query
from mingjian.filings.models import Submission
from mingjian.filings.services import submission_from_folder
from mingjian.filings.written import filed_csv, filer_of
from mingjian.lake import Institution, Lake
from mingjian.lake.ledger import FILING
from mingjian.notices.models import Notice
from mingjian.web.library import library

OPERATOR = "N0001"
FILER = Institution(OPERATOR, "network", "数据网络运行中心", "Data Network Operations Centre")
Row = dict[str, Any]


def network_file_day(*, by: log.Actor, lake: Lake) -> Submission | None:
    """File up to yesterday, unless that was sent in today already or there is nothing to tell."""
    today = _midnight(timezone.localdate())
    if Submission.objects.filter(organisation__code=OPERATOR, made_at__gte=today).exists():
        return None
    if not (Query.objects.filter(asked_at__lt=today).exists() or Notice.objects.filter(made_at__lt=today).exists()):
        return None
    return network_file(by=by, lake=lake, period=today.date() - timedelta(days=1))


@transaction.atomic
def network_file(*, by: log.Actor, lake: Lake, period: date) -> Submission:
    """File what was asked since the last filing, and every notice as it stands, as of the end of `period`."""
    operator = filer_of(by=by, lake=lake, one=FILER)
    rows = {"network_query": list(_queries(_since(lake, period), period)), "network_notice": list(_notices(period))}
    files = [filed_csv(OPERATOR, table, period, found) for table, found in rows.items() if found]
    submission = submission_from_folder(organisation=operator, files=files)
    counts = {table: len(found) for table, found in rows.items()}
    log.record(by=by, action="register.network", about=submission, period=period.isoformat(), **counts)
    return submission


def _since(lake: Lake, period: date) -> date:
    """The first day that no earlier filing holds."""
    filed = lake.ledger.filings(FILING.c.institution_id == OPERATOR, FILING.c.status == "accepted")
    earlier = [one.period for one in filed if one.period < period]
    return max(earlier) + timedelta(days=1) if earlier else date.min


def _queries(since: date, period: date) -> Iterator[Row]:
    found = Query.objects.select_related("asker", "authorisation").defer("answer", "kept").filter(
        asked_at__lt=_midnight(period + timedelta(days=1))
    )  # fmt: skip
    if since > date.min:
        found = found.filter(asked_at__gte=_midnight(since))
    services = library().services
    for one in found.order_by("pk").iterator():
        service = services.get(one.service)
        at = timezone.localtime(one.asked_at)
        yield {
            "query_number": one.number,
            "asker_code": one.asker.code if one.asker else "",
            "clerk": one.clerk,
            "service": one.service,
            "subject_kind": service.subject_kind if service else "",
            "subject": one.subject,
            "purpose": one.purpose,
            "case_number": one.case_number,
            "authorisation_number": one.authorisation.number if one.authorisation else "",
            "asked_on": at.date(),
            "asked_hour": at.hour,
            "query_state": one.state,
            "refusal": one.reason,
        }


def _notices(period: date) -> Iterator[Row]:
    found = Notice.objects.select_related("organisation").filter(made_at__lt=_midnight(period + timedelta(days=1)))
    for one in found.order_by("pk").iterator():
        done = timezone.localdate(one.acknowledged_at) if one.acknowledged_at else None
        yield {
            "notice_number": one.number,
            "institution_code": one.organisation.code,
            "rule": one.rule,
            "is_critical": SEVERITIES[one.severity - 1] == "critical",
            "reference": one.reference,
            "made_on": timezone.localdate(one.made_at),
            "acknowledged_on": done if done and done <= period else "",
        }


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
