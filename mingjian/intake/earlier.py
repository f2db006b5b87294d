"""What was filed before: the same content answered already, the next version of a filing."""

from datetime import date

from mingjian.intake.arriving import Arriving
from mingjian.intake.desk import Desk
from mingjian.intake.receipt import Receipt
from mingjian.lake import Filing
from mingjian.lake.ledger import FILING


def versions(desk: Desk, filing: Arriving) -> list[Filing]:
    """Every version of the filing that came before, oldest first."""
    institution, period = filing.institution_id or "", filing.period or date.min
    return desk.lake.ledger.filings(FILING.c.institution_id == institution, FILING.c.period == period)


def next_version(desk: Desk, filing: Arriving) -> int:
    """The version that the filing would be."""
    return max((one.version for one in versions(desk, filing)), default=0) + 1


def answered_before(desk: Desk, filing: Arriving) -> Receipt | None:
    """The receipt of the newest version when its content is the same.

    A rejection is looked at anew when the library has changed or the institution has filed something accepted since.
    """
    known = versions(desk, filing)
    if not known or known[-1].content_hash != filing.content_hash:
        return None
    said = desk.lake.ledger.receipt(known[-1].id)
    if said is None:
        return None
    if known[-1].status == "rejected":
        since = desk.lake.ledger.filings(
            FILING.c.institution_id == known[-1].institution_id,
            FILING.c.status == "accepted",
            FILING.c.id > known[-1].id,
        )
        if since or said.get("library_version") != desk.library.version:
            return None
    return Receipt.from_document(said)
