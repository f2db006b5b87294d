"""Building projects and the credit around them: certificates, capital, and homes paid for before they stand."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from mingjian.city.acts import Acts, Firm, Loan
from mingjian.city.acts.registers import Project
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about, some

CERTIFICATES = "property.development_loan_without_certificates"
REGISTER = "property.development_loan_permit_not_in_register"
CAPITAL = "property.project_capital_below_minimum"
CAPPING = "property.mortgage_paid_before_capping"
PERMITS = ("land_planning", "works_planning", "construction")


class Estate(NamedTuple):
    """A developer's project with the numbers of its permits."""

    developer: Firm
    project: Project
    name: str
    permits: dict[str, str]


def estate(acts: Acts, **said: Any) -> Estate:
    """A project that has all its permits since long ago."""
    number = acts.world.size("project") + len(acts.world.planted["project"])
    name = f"清河湾{number}号院"
    developer = acts.firm(industry="real_estate", name=f"北京清河湾{number}建设有限公司")
    project = acts.project(developer, name=name, started_on=date(2024, 9, 2), **said)
    rows = acts.world.planted["permit"]
    permits = {}
    for kind in PERMITS:
        acts.permit(project, kind, date(2024, 6, 3))
        permits[f"{kind}_permit_number"] = rows[-1]["number"]
    return Estate(developer, project, name, permits)


def development_loan(acts: Acts, rng: np.random.Generator, built: Estate, **said: Any) -> Loan:
    """A loan for the project, filed with the permits it has; `said` goes to the project loan (506)."""
    amount = some(rng, 40, 70)
    loan = acts.loan(acts.bank(rng), built.developer, amount, acts.day(8, months=2), type="project", months=36)
    acts.pay_entrusted(loan, f"中泰{loan.no}建筑工程公司", amount, acts.day(8, months=2), summary="工程款")
    said = {"investment": amount * 4, "capital": amount * 1.4} | built.permits | said
    acts.project_loan(loan, name=built.name, project_type="real_estate", **said)
    return loan


@violation(CERTIFICATES)
def no_construction_permit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Building has begun, the construction permit has not come."""
    said = {"construction_permit_number": None, "construction_permit_on": None}
    return about(development_loan(acts, rng, estate(acts), **said))


@violation(CERTIFICATES)
def permits_after_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """Works planning and construction were permitted a month after the money had come."""
    later = acts.day(8, months=1)
    said = {"works_planning_permit_on": later, "construction_permit_on": later}
    return about(development_loan(acts, rng, estate(acts), **said))


@near_miss(CERTIFICATES)
def last_permit_on_the_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """The last permit was granted on the day of the loan."""
    return about(development_loan(acts, rng, estate(acts), construction_permit_on=acts.day(8, months=2)))


@violation(REGISTER)
def permit_nobody_granted(acts: Acts, rng: np.random.Generator) -> Truth:
    """The construction permit in the file was never granted."""
    forged = f"京建施字〔2024〕第{rng.integers(90_000, 99_999)}号"
    return about(development_loan(acts, rng, estate(acts), construction_permit_number=forged))


@violation(REGISTER)
def permit_of_another_developer(acts: Acts, rng: np.random.Generator) -> Truth:
    """The works planning permit belongs to another developer's project."""
    borrowed = estate(acts).permits["works_planning_permit_number"]
    return about(development_loan(acts, rng, estate(acts), works_planning_permit_number=borrowed))


@near_miss(REGISTER)
def permits_as_granted(acts: Acts, rng: np.random.Generator) -> Truth:
    """Every permit stands in the register under the developer's name."""
    return about(development_loan(acts, rng, estate(acts)))


@violation(CAPITAL)
def seventh_of_own_capital(acts: Acts, rng: np.random.Generator) -> Truth:
    """A housing project with fourteen per cent of its own."""
    return about(development_loan(acts, rng, estate(acts), investment=4_000_000, capital=560_000))


@violation(CAPITAL)
def offices_with_a_fifth(acts: Acts, rng: np.random.Generator) -> Truth:
    """An office building with twenty-two per cent, where a quarter is the rule."""
    return about(
        development_loan(acts, rng, estate(acts, project_kind="commercial"), investment=4_500_000, capital=990_000)
    )


@near_miss(CAPITAL)
def housing_with_a_fifth(acts: Acts, rng: np.random.Generator) -> Truth:
    """Housing with exactly a fifth of its own."""
    return about(development_loan(acts, rng, estate(acts), investment=4_500_000, capital=900_000))


def off_plan(acts: Acts, rng: np.random.Generator, capped_on: date | None, on: date) -> Truth:
    """A home bought off plan and its mortgage of that day, guaranteed by the developer until the title comes."""
    built, bank = estate(acts), acts.bank(rng)
    acts.node(built.project, "main_capped", capped_on, planned_on=capped_on or date(2026, 5, 6))
    permit = acts.permit(built.project, "presale", date(2024, 8, 19))
    account = acts.deposit_account(bank, built.developer, kind="special", opening=60_000_000)
    escrow = acts.presale_account(built.project, account, supervised=50_000_000, permit=permit)
    buyer = acts.person(income=500_000)
    said: dict[str, Any] = {"down_payment": 450_000, "loan_bank": bank}
    acts.presale_contract(built.project, permit, buyer, escrow, 1_050_000, on - timedelta(days=30), **said)
    loan = acts.loan(bank, buyer, 600_000, on, type="mortgage", months=360, rate=3.3)
    acts.pay_entrusted(loan, account, 600_000, on, summary="购房款")
    acts.guarantee(loan, built.developer)
    return about(loan)


@violation(CAPPING)
def paid_out_before_capping(acts: Acts, rng: np.random.Generator) -> Truth:
    """The roof was on in November; the bank had paid out in October."""
    return off_plan(acts, rng, acts.day(10, months=1), acts.day(12, months=2))


@violation(CAPPING)
def paid_out_on_a_shell(acts: Acts, rng: np.random.Generator) -> Truth:
    """The main structure is not capped to this day."""
    return off_plan(acts, rng, None, acts.day(12, months=3))


@near_miss(CAPPING)
def paid_out_after_capping(acts: Acts, rng: np.random.Generator) -> Truth:
    """Paid out the day after the roof was on."""
    return off_plan(acts, rng, acts.day(13, months=2), acts.day(12, months=2))
