"""Bank staff who deal, gamble, borrow, lend to their own, and act for customers."""

from datetime import date, timedelta

import numpy as np

from mingjian.city.acts import Account, Acts, Employee
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at, friend

DEALS = "staff.officer_deals_with_own_borrower"
BROKERS = "staff.staff_account_brokers_money"
GAMBLES = "staff.staff_gambles"
PHONE = "staff.staff_shares_phone_with_borrower"
RELATIVE = "staff.officer_lends_to_relative"
BUSINESS = "staff.staff_has_business_loan"
TELLER = "staff.teller_authorises_own_transaction"
FIRM = "staff.staff_runs_a_firm"
DEVICE = "staff.staff_operates_customer_account"
LEAVING = "staff.officer_lends_much_before_leaving"


def _truth(employee: Employee) -> Truth:
    return Truth(employee.bank.institution_id, "employee", employee.employee_id)


def _officer(acts: Acts, rng: np.random.Generator, opening: float = 90_000) -> tuple[Employee, Account]:
    """A new customer manager with an account at some bank."""
    officer = acts.employee(acts.bank(rng))
    return officer, acts.deposit_account(acts.bank(rng), officer.person, opening=opening)


@violation(DEALS)
def thanks_for_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """Ten days after the loan the borrower sends the officer thirty thousand."""
    officer, private = _officer(acts, rng)
    loan = acts.loan(officer.bank, acts.person(), 300_000, acts.day(50), type="personal_business", officer=officer)
    acts.transfer(loan.receiving, private, int(rng.integers(2, 5)) * 10_000, at(acts, 40), "感谢")
    return _truth(officer)


@violation(DEALS)
def officer_lends_the_own_funds(acts: Acts, rng: np.random.Generator) -> Truth:
    """The officer lends the borrower the money to look solvent, a week before the loan."""
    officer, private = _officer(acts, rng)
    firm = acts.firm()
    other = acts.deposit_account(acts.bank(rng), firm, opening=10_000)
    acts.transfer(private, other, 80_000, at(acts, 62), "借款")
    acts.loan(officer.bank, firm, 900_000, acts.day(55), officer=officer)
    return _truth(officer)


@near_miss(DEALS)
def shares_a_dinner_bill(acts: Acts, rng: np.random.Generator) -> Truth:
    """Old schoolmates share a bill of eight hundred yuan."""
    officer, private = _officer(acts, rng)
    loan = acts.loan(officer.bank, acts.person(), 260_000, acts.day(48), officer=officer)
    acts.transfer(loan.receiving, private, 800, at(acts, 45), "聚餐")
    return _truth(officer)


def _broker(acts: Acts, rng: np.random.Generator, deals: int, amount: float, step: int) -> Truth:
    officer, private = _officer(acts, rng)
    for k in range(deals):
        ago = 8 + (deals - k) * step
        acts.receive(private, f"赵客户{k + 1}", amount + k * 1_300, at(acts, ago, 10), "往来")
        acts.pay_out(private, f"钱客户{k + 1}", amount * 0.985 + k * 1_100, at(acts, ago - 1, 16), "往来")
    return _truth(officer)


@violation(BROKERS)
def bridges_other_peoples_loans(acts: Acts, rng: np.random.Generator) -> Truth:
    """Every five days half a million comes from one stranger and goes to another."""
    return _broker(acts, rng, 12, 520_000, 5)


@violation(BROKERS)
def many_smaller_bridges(acts: Acts, rng: np.random.Generator) -> Truth:
    """Twenty deals of three hundred thousand within two months."""
    return _broker(acts, rng, 20, 310_000, 3)


@near_miss(BROKERS)
def sells_one_flat_buys_another(acts: Acts, rng: np.random.Generator) -> Truth:
    """One buyer pays six million, one seller gets it."""
    officer, private = _officer(acts, rng)
    acts.receive(private, "购房人孙某", 6_000_000, at(acts, 40), "售房款")
    acts.pay_out(private, "售房人周某", 5_900_000, at(acts, 33), "换房")
    return _truth(officer)


@violation(GAMBLES)
def bets_every_weekend(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five weekends on a betting platform."""
    officer, private = _officer(acts, rng)
    for k in range(5):
        acts.pay_out(
            private,
            "金冠博彩科技",
            int(rng.integers(5, 30)) * 100,
            at(acts, 20 + 7 * k, 22),
            "充值",
            channel="third_party_payment",
        )
    return _truth(officer)


@violation(GAMBLES)
def chips_bought_from_a_friend(acts: Acts, rng: np.random.Generator) -> Truth:
    """A friend sells chips for a card room; the postscript says so."""
    officer, private = _officer(acts, rng)
    seller = friend(acts, rng)
    for k in range(4):
        acts.transfer(private, seller, 2_000 + 300 * k, at(acts, 12 + 9 * k, 21), "转账", postscript="筹码")
    return _truth(officer)


@near_miss(GAMBLES)
def two_lottery_tickets(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two tickets of the welfare lottery."""
    officer, private = _officer(acts, rng)
    for k in range(2):
        acts.pay_out(private, "福利彩票投注站", 20, at(acts, 25 + 6 * k, 18), "消费", type="purchase")
    return _truth(officer)


def _phones(acts: Acts, rng: np.random.Generator, amount: float | None, kind: str) -> Truth:
    phone = str(13_300_000_000 + acts.world.size("person") + len(acts.world.planted["person"]))
    bank = acts.bank(rng)
    officer = acts.employee(bank, acts.person(born=date(1990, 4, 2), employer_bank=bank.no, phone=phone))
    borrower = acts.person(phone=phone)
    acts.bank_customer(bank, borrower)
    if amount:
        acts.loan(bank, borrower, amount, acts.day(int(rng.integers(40, 300))), type=kind)
    return _truth(officer)


@violation(PHONE)
def loan_in_a_borrowed_name(acts: Acts, rng: np.random.Generator) -> Truth:
    """A clerk borrows in a neighbour's name and leaves the own number."""
    return _phones(acts, rng, 180_000, "consumer")


@violation(PHONE)
def shop_loan_with_the_clerks_number(acts: Acts, rng: np.random.Generator) -> Truth:
    """A shop's loan whose calls go to the clerk."""
    return _phones(acts, rng, 420_000, "personal_business")


@near_miss(PHONE)
def mother_without_a_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """A clerk's mother left the clerk's number for her savings book, and borrows nothing."""
    return _phones(acts, rng, None, "consumer")


@violation(RELATIVE, times=5)
def loan_to_a_brother(acts: Acts, rng: np.random.Generator) -> Truth:
    """The officer handles the brother's loan."""
    officer, _ = _officer(acts, rng)
    brother = acts.person(born=date(1983, 7, 9))
    acts.relation(officer.bank, brother, officer.person, "sibling")
    loan = acts.loan(officer.bank, brother, 350_000, acts.day(int(rng.integers(30, 400))), officer=officer)
    return Truth(officer.bank.institution_id, "loan", loan.loan_id)


@violation(RELATIVE, times=5)
def loan_to_the_wife(acts: Acts, rng: np.random.Generator) -> Truth:
    """The wife's loan; the bank has no relation on file, the register has the marriage."""
    officer, _ = _officer(acts, rng)
    wife = acts.person(born=date(1989, 3, 12), male=False)
    acts.marriage(officer.person, wife)
    loan = acts.loan(officer.bank, wife, 280_000, acts.day(int(rng.integers(30, 300))), officer=officer)
    return Truth(officer.bank.institution_id, "loan", loan.loan_id)


@near_miss(RELATIVE)
def colleague_handles_it(acts: Acts, rng: np.random.Generator) -> Truth:
    """The sister's loan is handled by a colleague, as it should be."""
    officer, _ = _officer(acts, rng)
    sister = acts.person(born=date(1986, 10, 1), male=False)
    acts.relation(officer.bank, sister, officer.person, "sibling")
    loan = acts.loan(officer.bank, sister, 260_000, acts.day(120))
    return Truth(officer.bank.institution_id, "loan", loan.loan_id)


def _own_loan(acts: Acts, rng: np.random.Generator, amount: float, kind: str, position: str) -> Truth:
    officer = acts.employee(acts.bank(rng), position=position)
    loan = acts.loan(officer.bank, officer.person, amount, acts.day(int(rng.integers(30, 250))), type=kind, months=24)
    return Truth(officer.bank.institution_id, "loan", loan.loan_id)


@violation(BUSINESS)
def manager_with_a_shop(acts: Acts, rng: np.random.Generator) -> Truth:
    """A customer manager borrows for a shop on the side."""
    return _own_loan(acts, rng, 480_000, "personal_business", "客户经理")


@violation(BUSINESS)
def teller_with_a_farm_shop(acts: Acts, rng: np.random.Generator) -> Truth:
    """A teller borrows for a family business."""
    return _own_loan(acts, rng, 220_000, "personal_business", "柜员")


@near_miss(BUSINESS)
def teller_with_a_household_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """A teller borrows for the household."""
    return _own_loan(acts, rng, 120_000, "consumer", "柜员")


def _authorised(acts: Acts, rng: np.random.Generator, times: int, *, by_another: bool) -> Truth:
    teller = acts.employee(acts.bank(rng), position="柜员")
    other = acts.employee(teller.bank, position="运营主管")
    account = acts.deposit_account(teller.bank, acts.firm(), opening=900_000)
    for k in range(times):
        acts.pay_out(account, "冀中商行", 70_000 + 1_000 * k, at(acts, 15 + 8 * k, 11), "货款", channel="counter",
                     teller_id=teller, authoriser_id=other if by_another else teller)  # fmt: skip
    return _truth(teller)


@violation(TELLER)
def alone_at_the_counter(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three large payments keyed and authorised with one number."""
    return _authorised(acts, rng, 3, by_another=False)


@violation(TELLER)
def once_before_closing_time(acts: Acts, rng: np.random.Generator) -> Truth:
    """Once, when the supervisor had left."""
    return _authorised(acts, rng, 1, by_another=False)


@near_miss(TELLER)
def supervisor_authorises(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same payments, authorised by the supervisor."""
    return _authorised(acts, rng, 3, by_another=True)


@violation(FIRM)
def legal_representative_on_the_side(acts: Acts, rng: np.random.Generator) -> Truth:
    """A manager heads a trading firm."""
    officer, _ = _officer(acts, rng)
    acts.firm(head=officer.person, founded_on=acts.day(0, months=30))
    return _truth(officer)


@violation(FIRM)
def manager_of_a_restaurant(acts: Acts, rng: np.random.Generator) -> Truth:
    """A teller is the manager of a restaurant that a friend heads."""
    officer = acts.employee(acts.bank(rng), position="柜员")
    acts.officer(acts.firm(industry="hospitality"), officer.person, "manager")
    return _truth(officer)


@near_miss(FIRM)
def small_share_in_a_family_firm(acts: Acts, rng: np.random.Generator) -> Truth:
    """A tenth of the family's firm, and no post."""
    officer, _ = _officer(acts, rng)
    acts.shareholder(acts.firm(), officer.person, 0.1)
    return _truth(officer)


def _device(acts: Acts, rng: np.random.Generator, customers: int) -> Truth:
    officer, private = _officer(acts, rng)
    number = acts.world.size("person") + len(acts.world.planted["person"])
    mac = ":".join(f"{number >> shift & 255:02x}" for shift in (40, 32, 24, 16, 8, 0))
    acts.pay_out(private, "惠民超市", 300, at(acts, 40), "消费", type="purchase", mac_address=mac)
    for k in range(customers):
        account = acts.deposit_account(officer.bank, acts.person(born=date(1958, 5, 1 + k)), opening=60_000)
        acts.pay_out(account, "稳盈理财", 20_000 + 500 * k, at(acts, 38 - k, 15), "转账", mac_address=mac)
    return _truth(officer)


@violation(DEVICE)
def phone_of_the_manager_serves_four(acts: Acts, rng: np.random.Generator) -> Truth:
    """Four old customers bank from the manager's own phone."""
    return _device(acts, rng, 4)


@violation(DEVICE)
def phone_of_the_manager_serves_two(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two are enough."""
    return _device(acts, rng, 2)


@near_miss(DEVICE)
def helps_the_father(acts: Acts, rng: np.random.Generator) -> Truth:
    """One old man banks from the phone of his son, who works for the bank."""
    return _device(acts, rng, 1)


def _leaver(acts: Acts, rng: np.random.Generator, late: int, early: int) -> Truth:
    left_on = acts.day(8)
    officer = acts.employee(acts.bank(rng), left_on=left_on)
    for k in range(late + early):
        issued_on = left_on - timedelta(days=12 + 7 * k if k < late else 95 + 9 * (k - late))
        acts.loan(
            officer.bank, acts.person(born=date(1980, 1 + k % 12, 3)), 60_000 + 1_000 * k, issued_on, officer=officer
        )
    return _truth(officer)


@violation(LEAVING)
def seven_loans_before_goodbye(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seven loans in the last two months, one in the three before."""
    return _leaver(acts, rng, 7, 1)


@violation(LEAVING)
def nine_loans_and_none_before(acts: Acts, rng: np.random.Generator) -> Truth:
    """Nine loans before going, none earlier."""
    return _leaver(acts, rng, 9, 0)


@near_miss(LEAVING)
def always_busy(acts: Acts, rng: np.random.Generator) -> Truth:
    """Six late, five earlier: a busy officer who goes."""
    return _leaver(acts, rng, 6, 5)
