"""The end of a mortgage: the loan is settled, the bank is reminded, and one act asks for the release.

What the filings show as settled one person releases; any other ground, and a day typed by hand, takes the reviewer.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingjian.deadlines import Deadline, Term
from mingjian.deadlines.days import CHINA
from mingjian.lending.errors import LoanNotSettled
from mingjian.lending.services.opening import Wish, application_open, release_declare, release_propose
from mingjian.mortgage import errors, law
from mingjian.mortgage.guards import is_paid_off_as_filed
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.moving import change, locked, reasoned, tell
from mingjian.mortgage.services.sending import application_submit
from mingjian.mortgage.states import BEFORE_SENDING, ENDED, RELEASABLE, Kind
from mingjian.people.access import NotAllowed, require
from mingjian.people.models import User

SETTLED = "贷款结清"


@transaction.atomic
def loan_settle(*, by: User, application: Application, settled_on: date) -> Application:
    """Note that the loan is paid off."""
    held = _releasable(by, application)
    change(held, settled_on=settled_on, settled_by=by)
    tell(held, "settle", by=by, text=settled_on.isoformat())
    return held


def mortgage_release(*, by: User, application: Application, reason: str = "") -> Application:
    """Ask for the release: opened and handed in at once, or put before the reviewer. Gives the release."""
    with transaction.atomic():
        held = _releasable(by, application)
        if held.settled_on is None and not reason.strip():
            raise LoanNotSettled
        ground = reasoned(reason or SETTLED)
        wish = Wish(Kind.RELEASE, held.unit, mortgage_number=held.mortgage_number, terms={"reason": ground})
        release = application_open(by=by, wish=wish, of=held)
        if not is_paid_off_as_filed(release):
            return release_propose(by=by, application=release)
        release_declare(by=by, application=release)
    return application_submit(by=by, application=release)


def _releasable(by: User, application: Application) -> Application:
    require(by, "apply_mortgages")
    held = locked(application)
    if by.organisation.code != held.bank.code:
        raise NotAllowed
    if held.state not in RELEASABLE:
        raise errors.MoveNotPossible(number=held.number, state=held.state, move="release")
    return held


@transaction.atomic
def releases_remind(*, on: date) -> int:
    """Remind the banks whose loans were settled so many working days ago and who asked for no release; once each."""
    days = law.of_registration("release_reminder_days", on)
    waiting = Application.objects.filter(state__in=RELEASABLE, settled_on__lt=on, reminded_at=None)
    late = [one for one in waiting.select_related("bank") if _is_late(one, days, on)]
    for application in late:
        change(application, reminded_at=timezone.now())
        tell(application, "remind_release", by=None, text=str(application.settled_on))
    return len(late)


def _is_late(application: Application, days: int, on: date) -> bool:
    settled, asked = application.settled_on, application.later.filter(kind=Kind.RELEASE)
    if settled is None or asked.exclude(state__in=ENDED | BEFORE_SENDING).exists():
        return False
    noon = datetime(settled.year, settled.month, settled.day, 12, tzinfo=CHINA)
    due = Deadline(noon, Term(days)).due_on
    return due is not None and due < on
