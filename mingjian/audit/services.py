"""Checks and checkpoints of the log on demand."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mingjian.audit import log, stored
from mingjian.audit.errors import WitnessUnknown
from mingjian.audit.findings import Finding
from mingjian.audit.models import Checkpoint, Cosignature, Entry, Head, Verification
from mingjian.audit.seals import name_of
from mingjian.engine.errors import UserError
from mingjian.web import signing
from mingjian.web.access import Person, require


@transaction.atomic
def verification_ask(*, by: Person) -> Verification:
    """Have the whole log checked; the worker does it."""
    from mingjian.audit.tasks import log_verify  # noqa: PLC0415 - the task calls this module

    require(by, "see_audit")
    verification = Verification.objects.create(asked_by=by.audit_name)
    log.record(by=by, action="audit.verify", about=verification)
    transaction.on_commit(lambda: log_verify.enqueue(verification.pk))
    return verification


def verification_do(verification: Verification) -> None:
    """Check the whole log and write down what was found."""
    report = stored.check()
    verification.size, verification.sealed, verification.ended_at = report.size, report.sealed, timezone.now()
    verification.findings = [finding.document() for finding in report.findings]
    verification.save(update_fields=["size", "sealed", "ended_at", "findings"])


def verification_give_up(number: int, *, fault: UserError) -> None:
    """Note on a check that the workers died at it."""
    finding = Finding("check_given_up", {"tries": fault.facts["tries"]})
    ended = {"ended_at": timezone.now(), "findings": [finding.document()]}
    Verification.objects.filter(pk=number, ended_at=None).update(**ended)


@transaction.atomic
def checkpoint_ask(*, by: Person) -> Checkpoint:
    """Seal the log as it stands, this request included."""
    require(by, "see_audit")
    log.record(by=by, action="audit.seal", about=Head(pk=1))
    return log.seal(log.locked_peaks(), timezone.now())


@transaction.atomic
def checkpoint_make() -> Checkpoint | None:
    """Seal the log as it stands, if anything came since the last checkpoint."""
    return log.seal(log.locked_peaks(), timezone.now()) if Entry.objects.exists() else None


@transaction.atomic
def cosignature_enter(*, size: int, signature: str) -> Cosignature:
    """Take in the signature of a checkpoint by one of the witnesses; whoever brings it, the signature proves itself."""
    checkpoint = Checkpoint.objects.filter(size=size).first()
    words = checkpoint.seal.words.encode() if checkpoint else b""
    public = next((one for one in settings.WITNESSES if signing.is_signed(one, words, signature)), None)
    if checkpoint is None or public is None:
        raise WitnessUnknown
    facts = {"public": public, "signature": signature}
    entered, _ = Cosignature.objects.get_or_create(checkpoint=checkpoint, key=name_of(public), defaults=facts)
    return entered
