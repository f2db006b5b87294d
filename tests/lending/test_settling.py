"""A loan that its bank files as settled waits for release from that day, and nobody need type it in."""

from typing import Any

import pytest

from mingjian.lending.services.settling import loans_settle_as_filed
from mingjian.mortgage.models import Application
from mingjian.registers.reading import opened as tables
from mingjian.registers.reading import rows
from mingjian.web.home import lake
from tests.mortgage.walking import led, opened, unit

CONTRACTS = """
select guarantee_contract_id as contract, min(loan_status) as status, max(loan_status) as last,
    sum(principal_balance) as owed, max(ended_on) as ended_on
from guarantee_contract inner join (
    select institution_id, contract_id, principal_balance, loan_status, ended_on from personal_loan
    union all
    select institution_id, contract_id, principal_balance, loan_status, ended_on from corporate_loan
) as loan on secured_contract_id = loan.contract_id and guarantee_contract.institution_id = loan.institution_id
where guarantee_contract.institution_id = 'B0001' group by 1 order by 1
"""


@pytest.mark.django_db
def test_a_loan_settled_in_the_filings_is_noted_once() -> None:
    with tables(lake(), "guarantee_contract", "personal_loan", "corporate_loan") as engine:
        found = rows(engine, CONTRACTS)
    paid: Any = next(row for row in found if row["status"] == row["last"] == "settled" and not row["owed"])
    owed: Any = next(row for row in found if row["owed"])
    for at, row in enumerate((paid, owed), 1):
        unit(f"110105GB00000T00{at}")
        application = led(opened(code=f"110105GB00000T00{at}"), "certified")
        Application.objects.filter(pk=application.pk).update(contract_number=row["contract"])

    assert [loans_settle_as_filed(lake=lake()) for _ in range(2)] == [1, 0]

    settled = Application.objects.exclude(settled_on=None).get()
    assert (settled.contract_number, settled.settled_on) == (paid["contract"], paid["ended_on"])
    assert settled.steps.last().kind == "settle"
