"""Certificates are issued of what the register says, and revoked. Who asks for it tells it in the audit log."""

from django.db import transaction
from django.utils import timezone

from mingjian.certificates.models import Certificate
from mingjian.registry.connector import digest, registry


@transaction.atomic
def certificate_issue(*, number: str, is_first: bool, why: str) -> Certificate:
    """Certify what the register says; unless it is the mortgage's first, the one before is revoked for it."""
    said = registry().mortgage(number)
    if said is None:
        raise LookupError(f"the register has no {number}")
    if not is_first:
        certificate_revoke(number=number, why=why)
    return Certificate.objects.create(number=number, facts=dict(said), digest=digest(said), issued_at=timezone.now())


def certificate_revoke(*, number: str, why: str) -> int:
    """The certificate of a mortgage is in force no more; gives how many were."""
    in_force = Certificate.objects.filter(number=number, revoked_at=None)
    return in_force.update(revoked_at=timezone.now(), revoked_for=why)


@transaction.atomic
def certificate_restore(*, number: str) -> Certificate | None:
    """The last certificate of a mortgage that stands again: in force again too, if the register bears it out."""
    last, said = Certificate.objects.filter(number=number).order_by("pk").last(), registry().mortgage(number)
    if last and last.revoked_at and said and last.digest == digest(said):
        last.revoked_at, last.revoked_for = None, ""
        last.save(update_fields=["revoked_at", "revoked_for"])
    return last
