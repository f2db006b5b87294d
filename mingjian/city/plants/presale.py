"""Pre-sale escrow: money paid out too soon, to the wrong people, for old debts, or never paid in."""

from datetime import date
from typing import Any, NamedTuple

import numpy as np

from mingjian.city.acts import Account, Acts, Bank, Firm, Person
from mingjian.city.acts.registers import Project
from mingjian.city.plants import Truth, near_miss, violation

TOO_SOON = "presale.escrow_paid_out_before_node"
RELATED = "presale.escrow_paid_to_related_party"
REPAYS = "presale.escrow_repays_loan"
LETTER = "presale.guarantee_letter_over_limit"
UNPAID = "presale.down_payment_not_in_escrow"
OUTSIDE = "presale.mortgage_paid_outside_escrow"
WHOLE, HALF = 6_000_000.0, 4_000_000.0


class Scene(NamedTuple):
    """A project in pre-sale: six million must stay until half of the structure stands, then four."""

    project: Project
    permit: int
    number: int
    bank: Bank
    escrow: Account
    developer: Firm
    contractor: Firm


def _scene(
    acts: Acts, rng: np.random.Generator, opening: float = 8_000_000, half_on: date | None = None, **fields: Any
) -> Scene:
    bank, developer = acts.bank(rng), acts.firm(industry="real_estate")
    contractor = fields.pop("contractor", None) or acts.firm(industry="construction")
    project = acts.project(developer, contractor=contractor)
    permit = acts.permit(project, "presale", date(2024, 8, 20))
    acts.node(project, "main_half", half_on or date(2025, 6, 10), supervised=HALF)
    escrow = acts.deposit_account(bank, developer, kind="special", opening=opening, opened_on=date(2024, 9, 2))
    number = acts.presale_account(project, escrow, supervised=WHOLE, permit=permit, **fields)
    acts.receive(escrow, "首批购房人", 10_000, acts.day(85), "预售房款")
    return Scene(project, permit, number, bank, escrow, developer, contractor)


def _truth(scene: Scene) -> Truth:
    return Truth(scene.bank.institution_id, "account", scene.escrow.account_id)


def _pay(acts: Acts, scene: Scene, payee: Firm | Person, amount: float, summary: str = "工程进度款") -> None:
    acts.transfer(scene.escrow, acts.deposit_account(scene.bank, payee), amount, acts.day(30), summary)


@violation(TOO_SOON)
def progress_paid_ahead_of_the_works(acts: Acts, rng: np.random.Generator) -> Truth:
    """Half the structure stands; the contractor is paid as if it were topped out."""
    scene = _scene(acts, rng)
    _pay(acts, scene, scene.contractor, 4_500_000 + float(rng.integers(0, 10)) * 100_000)
    return _truth(scene)


@violation(TOO_SOON)
def paid_ten_days_before_the_node(acts: Acts, rng: np.random.Generator) -> Truth:
    """The money for the half structure left ten days before it stood."""
    scene = _scene(acts, rng, half_on=acts.day(20))
    _pay(acts, scene, scene.contractor, 3_500_000)
    return _truth(scene)


@near_miss(TOO_SOON)
def paid_down_to_the_line(acts: Acts, rng: np.random.Generator) -> Truth:
    """Exactly the amount of the node stays in the account."""
    scene = _scene(acts, rng, opening=7_990_000)
    _pay(acts, scene, scene.contractor, 4_000_000)
    return _truth(scene)


@violation(RELATED)
def management_fee_to_a_sister_firm(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm under the same legal representative is paid for advice."""
    scene = _scene(acts, rng)
    head = acts.world.value("firm", scene.developer.no, "legal_person")
    sister = acts.firm(industry="business_services", head=_person(acts, head))
    _pay(acts, scene, sister, float(rng.integers(8, 15)) * 100_000, "咨询服务费")
    return _truth(scene)


def _person(acts: Acts, number: int) -> Person:
    return Person(number, acts.world.value("person", number, "name"), acts.world.value("person", number, "id_number"))


@violation(RELATED)
def advance_to_the_owner(acts: Acts, rng: np.random.Generator) -> Truth:
    """The developer's owner takes an advance on his profit."""
    scene = _scene(acts, rng)
    _pay(acts, scene, _person(acts, acts.world.value("firm", scene.developer.no, "legal_person")), 900_000, "往来款")
    return _truth(scene)


@near_miss(RELATED)
def general_contractor_of_the_group(acts: Acts, rng: np.random.Generator) -> Truth:
    """The general contractor belongs to the developer's group and is paid for what it built."""
    scene = _scene(acts, rng)
    acts.shareholder(scene.contractor, scene.developer, 0.6)
    _pay(acts, scene, scene.contractor, 1_200_000)
    return _truth(scene)


@violation(REPAYS)
def working_capital_repaid_from_escrow(acts: Acts, rng: np.random.Generator) -> Truth:
    """The developer's old loan falls due and is repaid out of the buyers' money."""
    scene = _scene(acts, rng, opening=5_000_000)
    loan = acts.loan(scene.bank, scene.developer, 1_500_000, acts.day(20, months=10))
    acts.repay(loan, 1_500_000, on=acts.day(25), from_account=scene.escrow)
    return _truth(scene)


@violation(REPAYS)
def loan_elsewhere_repaid_by_transfer(acts: Acts, rng: np.random.Generator) -> Truth:
    """A trust loan at another house is repaid by transfer."""
    scene = _scene(acts, rng)
    acts.pay_out(scene.escrow, "某信托公司", 5_000_000, acts.day(int(rng.integers(15, 60))), "归还贷款本息")
    return _truth(scene)


@near_miss(REPAYS)
def repaid_from_what_is_above_the_line(acts: Acts, rng: np.random.Generator) -> Truth:
    """The repayment leaves more than must stay."""
    scene = _scene(acts, rng)
    acts.pay_out(scene.escrow, "某信托公司", 2_000_000, acts.day(40), "归还贷款本息")
    return _truth(scene)


def _letter(acts: Acts, rng: np.random.Generator, amount: float) -> Truth:
    scene = _scene(acts, rng, letter_number=f"BH{rng.integers(10**6, 10**7)}", letter_amount=amount)
    return Truth(acts.department("housing"), "account", scene.escrow.account_id)


@violation(LETTER)
def letter_for_half_of_the_money(acts: Acts, rng: np.random.Generator) -> Truth:
    """A letter stands in for about half of what must stay."""
    return _letter(acts, rng, 1_900_000 + float(rng.integers(0, 4)) * 100_000)


@violation(LETTER)
def letter_not_reduced_at_the_node(acts: Acts, rng: np.random.Generator) -> Truth:
    """Thirty per cent of the whole amount; at half structure nobody reduced it."""
    return _letter(acts, rng, 0.3 * WHOLE)


@near_miss(LETTER)
def letter_of_thirty_per_cent(acts: Acts, rng: np.random.Generator) -> Truth:
    """Exactly thirty per cent of the node's amount."""
    return _letter(acts, rng, 0.3 * HALF)


def _buyer(acts: Acts, bank: Bank) -> tuple[Person, Account]:
    buyer = acts.person(income=600_000)
    return buyer, acts.deposit_account(bank, buyer, opening=2_000_000)


def _sold(acts: Acts, scene: Scene, into_escrow: float, elsewhere: float = 0) -> Truth:
    """A flat sold for a million, paid at once."""
    buyer, purse = _buyer(acts, scene.bank)
    contract = acts.presale_contract(scene.project, scene.permit, buyer, scene.number, 1_000_000, acts.day(55))
    if into_escrow:
        acts.transfer(purse, scene.escrow, into_escrow, acts.day(53), "购房款")
    if elsewhere:
        acts.transfer(purse, acts.deposit_account(scene.bank, scene.developer), elsewhere, acts.day(53), "购房款")
    return Truth(acts.department("housing"), "contract", contract)


@violation(UNPAID)
def price_paid_to_the_developers_own_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """The sales office gives the buyer another account number."""
    return _sold(acts, _scene(acts, rng), 0, 1_000_000)


@violation(UNPAID)
def part_of_the_price_elsewhere(acts: Acts, rng: np.random.Generator) -> Truth:
    """A part goes into escrow, the rest as a membership fee."""
    part = float(rng.integers(4, 8)) * 100_000
    return _sold(acts, _scene(acts, rng), part, 1_000_000 - part)


@near_miss(UNPAID)
def whole_price_in_escrow(acts: Acts, rng: np.random.Generator) -> Truth:
    """Paid to the fen."""
    return _sold(acts, _scene(acts, rng), 1_000_000)


def _mortgaged(acts: Acts, rng: np.random.Generator, share: float) -> Truth:
    """A flat for 1.5 million, 900,000 of it borrowed; `share` of the loan goes into escrow."""
    scene, amount = _scene(acts, rng), 900_000.0
    buyer, purse = _buyer(acts, scene.bank)
    said: dict[str, Any] = {"down_payment": 600_000, "loan_bank": scene.bank}
    acts.presale_contract(scene.project, scene.permit, buyer, scene.number, 1_500_000, acts.day(55), **said)
    acts.transfer(purse, scene.escrow, 600_000, acts.day(54), "购房首付款")
    loan = acts.loan(scene.bank, buyer, amount, acts.day(40), type="mortgage", guarantee_type="mortgage")
    if share:
        acts.pay_entrusted(loan, scene.escrow, share * amount, acts.day(40), summary="购房款")
    if share < 1:
        own = acts.deposit_account(scene.bank, scene.developer)
        acts.pay_entrusted(loan, own, (1 - share) * amount, acts.day(40), summary="购房款")
    return Truth(scene.bank.institution_id, "loan", loan.loan_id)


@violation(OUTSIDE)
def mortgage_to_the_general_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """The bank pays the loan into the developer's general account."""
    return _mortgaged(acts, rng, 0)


@violation(OUTSIDE)
def mortgage_split_between_accounts(acts: Acts, rng: np.random.Generator) -> Truth:
    """A third of the loan goes past the escrow account."""
    return _mortgaged(acts, rng, 2 / 3)


@near_miss(OUTSIDE)
def mortgage_into_escrow(acts: Acts, rng: np.random.Generator) -> Truth:
    """All of it where it belongs."""
    return _mortgaged(acts, rng, 1)
