"""What the log has done outside a request: a check of the whole, and a checkpoint every hour."""

from django_tasks import task

from mingjian.audit.models import Verification
from mingjian.audit.services import checkpoint_make, verification_do


@task()
def log_verify(verification: int) -> None:
    """Do the check that was asked for."""
    verification_do(Verification.objects.get(pk=verification))


@task()
def log_seal() -> None:
    """Seal what came since the last checkpoint."""
    checkpoint_make()
