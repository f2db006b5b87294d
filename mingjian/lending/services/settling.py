"""Loans that the filings show as settled: their mortgages wait for release from that day."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q

from mingjian.lake import Lake
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.moving import change, locked, tell
from mingjian.mortgage.states import RELEASABLE
from mingjian.registers.reading import has, opened

UNSHOWN = Q(settled_on=None) | Q(settled_by__isnull=False)  # by any filing so far
TABLES = ("guarantee_contract", "personal_loan", "corporate_loan")
# A mortgage's contract is a guarantee contract of the filings; it is settled when all that it secures is.
SETTLED = """
with loan as (
    select institution_id, contract_id, principal_balance, loan_status, ended_on from personal_loan
    union all
    select institution_id, contract_id, principal_balance, loan_status, ended_on from corporate_loan
)
select guarantee.guarantee_contract_id, max(loan.ended_on) as settled_on
from guarantee_contract as guarantee
left join loan
    on guarantee.institution_id = loan.institution_id and guarantee.secured_contract_id = loan.contract_id
where guarantee.institution_id = $bank and list_contains($contracts, guarantee.guarantee_contract_id)
group by guarantee.guarantee_contract_id
having count(*) = count(loan.contract_id) and sum(loan.principal_balance) = 0
    and bool_and(loan.loan_status = 'settled') and max(loan.ended_on) is not null
"""


def loans_settle_as_filed(*, lake: Lake) -> int:
    """Note the loans that their banks filed as settled, typed in before or not; gives how many."""
    waiting = Application.objects.filter(UNSHOWN, state__in=RELEASABLE).exclude(contract_number="")
    if not has(lake, *TABLES) or not waiting.exists():
        return 0
    count = 0
    for bank in waiting.order_by().values_list("bank__code", flat=True).distinct():
        own = {one.terms.get("claim_contract", one.contract_number): one for one in waiting.filter(bank__code=bank)}
        settled = _settled(lake, bank, list(own))
        count += sum(_note(own[contract], day) for contract, day in settled.items())
    return count


def _settled(lake: Lake, bank: str, contracts: list[str]) -> Mapping[str, date]:
    with opened(lake, *TABLES) as engine:
        return dict(engine.execute(SETTLED, {"bank": bank, "contracts": contracts}).fetchall())


@transaction.atomic
def _note(application: Application, settled_on: date) -> bool:
    held = locked(application)
    if (held.settled_on and held.settled_by is None) or held.state not in RELEASABLE:
        return False
    change(held, settled_on=settled_on, settled_by=None)
    tell(held, "settle", by=None, text=settled_on.isoformat())
    return True
