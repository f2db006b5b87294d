"""The register filed by itself when anything in it changed, so that what is recorded is seen within minutes."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.filings.models import Receipt, Submission
from mingjian.filings.written import filer_of
from mingjian.lake import Institution, Lake
from mingjian.people.models import Organisation
from mingjian.registers.filing import register_file
from mingjian.registers.reading import has
from mingjian.registers.seeding import TABLES
from mingjian.registry.connector import registry
from mingjian.registry.models import Unfiled
from mingjian.registry.simulator import Simulator

FILER = Institution("R0001", "register", "不动产登记簿（随变随报）", "Land Register, Filed as It Changes")
AFTER_FAILURE = timedelta(hours=1)  # somebody has to mend it; until then each try would fail alike


def register_keep_filed(*, by: log.Actor, lake: Lake) -> Submission | None:
    """File the simulated register as it is today; None when nothing changed or the last filing is too recent."""
    if not (isinstance(registry(), Simulator) and _is_due() and has(lake, *TABLES)):
        return None
    with transaction.atomic():
        seen = _held()
        if not _is_due():
            return None
        filer = filer_of(by=by, lake=lake, one=FILER)
        submission = register_file(by=by, department=filer, lake=lake, period=timezone.localdate())
        Unfiled.objects.filter(pk__in=seen).delete()
    return submission


def _held() -> list[int]:
    """What is unfiled, held with the filer until the transaction ends: of two workers the second finds it filed."""
    list(Organisation.objects.select_for_update().filter(code=FILER.id))
    return list(Unfiled.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def _is_due() -> bool:
    """Whether something is unfiled, or was filed in vain; never while a filing is on its way or just was."""
    last = Submission.objects.filter(organisation__code=FILER.id).first()
    if last is None:
        return Unfiled.objects.exists()
    age = timezone.now() - last.made_at
    if not last.is_settled:
        return False
    if not last.receipts.filter(status=Receipt.Status.ACCEPTED).exists():
        return age >= AFTER_FAILURE
    return age >= timedelta(minutes=settings.REGISTER_MINUTES) and Unfiled.objects.exists()
