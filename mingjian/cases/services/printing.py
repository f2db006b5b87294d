"""That a case left the console on paper or as a bundle is written down."""

import hashlib

from mingjian.audit import log
from mingjian.cases.models import Case
from mingjian.people.models import User


def printed(*, by: User, case: Case, what: str, content: bytes) -> None:
    """Write into the audit log who took the case out, in what form, with the hash of what was given."""
    digest = hashlib.sha256(content).hexdigest()
    log.record(by=by, action="case.export", about=case, number=case.number, form=what, sha256=digest)
