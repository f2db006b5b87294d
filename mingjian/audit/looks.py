"""The only way to readable identifiers of persons: by power, with a reason, and written down before it is shown."""

from collections.abc import Iterable, Mapping

from django.db import models, transaction

from mingjian.audit import log
from mingjian.audit.errors import LookWithoutReason
from mingjian.web.access import Person, require
from mingjian.web.home import lake

SHORTEST_REASON = 4


def look(*, by: Person, hashes: Iterable[str], about: models.Model, reason: str) -> Mapping[str, str]:
    """The readable identifiers behind `hashes`, for work on `about`; the log has it for good before they are read.

    Not within a transaction: what was seen cannot be rolled back.
    """
    require(by, "see_personal")
    if len(reason.strip()) < SHORTEST_REASON:
        raise LookWithoutReason(shortest=SHORTEST_REASON)
    wanted = sorted(set(hashes))
    with transaction.atomic(durable=True):
        log.record(by=by, action="personal.look", about=about, reason=reason.strip(), hashes=wanted)
    return lake().readable(wanted)
