"""Loans whose money comes back: to the borrower, guarantors, staff, controllers, related firms, bill margins."""

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at, consumer_loan, firm_loan, friend, shop_loan, supplier

RETURNS = "funds.loan_returns_to_borrower"
GUARANTOR = "funds.loan_reaches_guarantor"
STAFF = "funds.loan_reaches_staff"
CONTROLLER = "funds.loan_reaches_controller"
RELATED = "funds.loan_reaches_related_firm"
MARGIN = "funds.loan_becomes_bill_margin"
BILL = "bills.margin_paid_with_loan"


@violation(RETURNS)
def payee_and_friend_send_it_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """The entrusted payee passes the money to a friend, who puts it into another account of the borrower."""
    shop = shop_loan(acts, rng, 46, amount=int(rng.integers(60, 90)) * 10_000)
    payee, middle = supplier(acts, rng), friend(acts, rng)
    own = acts.deposit_account(acts.bank(rng), shop.loan.borrower)
    acts.pay_entrusted(shop.loan, payee, shop.amount, acts.day(46))
    acts.transfer(payee, middle, shop.amount * 0.98, at(acts, 44))
    acts.transfer(middle, own, shop.amount * 0.96, at(acts, 41))
    return shop.truth()


@violation(RETURNS)
def round_by_two_friends(acts: Acts, rng: np.random.Generator) -> Truth:
    """A household loan is home again after two friends, a little less each time."""
    home = consumer_loan(acts, rng, 32)
    one, two = friend(acts, rng), friend(acts, rng)
    own = acts.deposit_account(acts.bank(rng), home.loan.borrower)
    acts.transfer(home.account, one, home.amount, at(acts, 31))
    acts.transfer(one, two, home.amount * 0.95, at(acts, 29))
    acts.transfer(two, own, home.amount * 0.9, at(acts, 28))
    return home.truth()


@near_miss(RETURNS)
def moved_to_the_everyday_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """The borrower moves the loan to an own account elsewhere and spends it from there."""
    home = consumer_loan(acts, rng, 23)
    own = acts.deposit_account(acts.bank(rng), home.loan.borrower, opening=8_000)
    acts.transfer(home.account, own, home.amount, at(acts, 22))
    acts.pay_out(own, "家美装饰工程队", home.amount * 0.9, at(acts, 20), "装修款")
    return home.truth()


@violation(GUARANTOR)
def guarantor_uses_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """Who guaranteed the shop's loan gets it the next day."""
    shop = shop_loan(acts, rng, 47)
    used_by = friend(acts, rng)
    acts.guarantee(shop.loan, used_by.owner)
    acts.transfer(shop.account, used_by, shop.amount * 0.95, at(acts, 46))
    return shop.truth()


@violation(GUARANTOR)
def guarantor_firm_behind_the_supplier(acts: Acts, rng: np.random.Generator) -> Truth:
    """The supplier passes a firm's loan on to the firm that guaranteed it."""
    firm = firm_loan(acts, rng, 37)
    payee, behind = supplier(acts, rng), supplier(acts, rng)
    acts.guarantee(firm.loan, behind.owner)
    acts.pay_entrusted(firm.loan, payee, firm.amount, acts.day(37))
    acts.transfer(payee, behind, firm.amount * 0.97, at(acts, 35), "往来款")
    return firm.truth()


@near_miss(GUARANTOR)
def guarantor_gets_a_fee(acts: Acts, rng: np.random.Generator) -> Truth:
    """The guarantor gets a tenth for the favour, the supplier gets the loan."""
    shop = shop_loan(acts, rng, 43)
    helper = friend(acts, rng)
    acts.guarantee(shop.loan, helper.owner)
    acts.transfer(shop.account, supplier(acts, rng), shop.amount * 0.85, at(acts, 42), "货款")
    acts.transfer(shop.account, helper, shop.amount * 0.1, at(acts, 41), "感谢")
    return shop.truth()


@violation(STAFF)
def bank_clerk_is_the_friend(acts: Acts, rng: np.random.Generator) -> Truth:
    """A clerk of the lender gets the loan straight into an account at another bank."""
    home = consumer_loan(acts, rng, 49)
    clerk = acts.employee(home.bank, position="柜员")
    acts.transfer(home.account, acts.deposit_account(acts.bank(rng), clerk.person), home.amount * 0.98, at(acts, 48))
    return home.truth()


@violation(STAFF)
def clerk_behind_a_shop(acts: Acts, rng: np.random.Generator) -> Truth:
    """The supplier of the shop hands the money to a clerk of the lender."""
    shop = shop_loan(acts, rng, 41, amount=int(rng.integers(55, 80)) * 10_000)
    clerk, payee = acts.employee(shop.bank, position="大堂经理"), supplier(acts, rng)
    acts.pay_entrusted(shop.loan, payee, shop.amount, acts.day(41))
    acts.transfer(payee, acts.deposit_account(shop.bank, clerk.person), shop.amount * 0.9, at(acts, 39))
    return shop.truth()


@near_miss(STAFF)
def clerk_of_another_bank_sells_a_car(acts: Acts, rng: np.random.Generator) -> Truth:
    """A clerk sells a car to the borrower, but works for another bank."""
    home = consumer_loan(acts, rng, 40)
    elsewhere = next(bank for bank in acts.banks() if bank != home.bank)
    clerk = acts.employee(elsewhere, position="柜员")
    acts.transfer(
        home.account, acts.deposit_account(home.bank, clerk.person), home.amount * 0.9, at(acts, 39), "购车款"
    )
    return home.truth()


@violation(CONTROLLER)
def boss_gets_it_from_the_supplier(acts: Acts, rng: np.random.Generator) -> Truth:
    """The supplier sends the firm's loan to the private account of its legal representative."""
    boss = acts.person(born=acts.day(0, months=600))
    firm = firm_loan(acts, rng, 36, firm=acts.firm(head=boss))
    payee = supplier(acts, rng)
    acts.pay_entrusted(firm.loan, payee, firm.amount, acts.day(36))
    acts.transfer(payee, acts.deposit_account(acts.bank(rng), boss), firm.amount * 0.96, at(acts, 34))
    return firm.truth()


@violation(CONTROLLER)
def manager_helps_himself(acts: Acts, rng: np.random.Generator) -> Truth:
    """The manager takes the firm's loan in two parts as petty cash."""
    company, manager = acts.firm(), acts.person(born=acts.day(0, months=560))
    acts.officer(company, manager, "manager")
    firm = firm_loan(acts, rng, 28, firm=company)
    private = acts.deposit_account(acts.bank(rng), manager)
    acts.transfer(firm.account, private, firm.amount * 0.5, at(acts, 27), "备用金")
    acts.transfer(firm.account, private, firm.amount * 0.4, at(acts, 26), "备用金")
    return firm.truth()


@near_miss(CONTROLLER)
def boss_draws_expenses(acts: Acts, rng: np.random.Generator) -> Truth:
    """The boss draws a tenth for travel; the loan pays for goods."""
    boss = acts.person(born=acts.day(0, months=620))
    firm = firm_loan(acts, rng, 33, firm=acts.firm(head=boss))
    acts.pay_entrusted(firm.loan, supplier(acts, rng), firm.amount * 0.9, acts.day(33))
    acts.transfer(firm.account, acts.deposit_account(acts.bank(rng), boss), firm.amount * 0.1, at(acts, 32), "差旅费")
    return firm.truth()


@violation(RELATED)
def sister_firm_behind_the_supplier(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two firms, one boss: the supplier sends the loan of one on to the other."""
    boss = acts.person(born=acts.day(0, months=610))
    sister = acts.deposit_account(acts.bank(rng), acts.firm(head=boss))
    firm = firm_loan(acts, rng, 51, firm=acts.firm(head=boss))
    payee = supplier(acts, rng)
    acts.pay_entrusted(firm.loan, payee, firm.amount, acts.day(51))
    acts.transfer(payee, sister, firm.amount * 0.95, at(acts, 49), "往来款")
    return firm.truth()


@violation(RELATED)
def swept_up_by_the_parent(acts: Acts, rng: np.random.Generator) -> Truth:
    """A member of a group that the bank knows sends its loan to the parent within two days."""
    member, parent = acts.firm(), acts.firm()
    firm = firm_loan(acts, rng, 44, firm=member)
    acts.group(firm.bank, parent, [member])
    acts.transfer(firm.account, acts.deposit_account(firm.bank, parent), firm.amount, at(acts, 42), "资金归集")
    return firm.truth()


@near_miss(RELATED)
def supplier_with_a_minority_share(acts: Acts, rng: np.random.Generator) -> Truth:
    """The supplier holds a fifth of the borrower: no control, and the goods are real."""
    company, payee = acts.firm(), supplier(acts, rng)
    firm = firm_loan(acts, rng, 45, firm=company)
    acts.shareholder(company, payee.owner, 0.2)
    acts.pay_entrusted(firm.loan, payee, firm.amount, acts.day(45))
    return firm.truth()


@violation(MARGIN)
def own_margin_from_a_loan(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """Two days after the loan it is the margin of a bill twice as large."""
    company = acts.firm()
    firm = firm_loan(acts, rng, 39, firm=company)
    margin = acts.margin_account(firm.bank, company)
    acts.transfer(firm.account, margin, firm.amount, at(acts, 37), "缴存保证金")
    bill = acts.bill(
        firm.bank, company, "冀中商行", firm.amount * 2, acts.day(36), margin=firm.amount, margin_account=margin
    )
    return firm.truth(), Truth(firm.bank.institution_id, "bill", bill.bill_number, BILL)


@violation(MARGIN)
def partners_margin_from_a_loan(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The partner who got the loan puts it up as the margin of a bill of its own at another bank."""
    firm, company = firm_loan(acts, rng, 25), acts.firm()
    partner = acts.deposit_account(acts.bank(rng), company, opening=4_000)
    acts.turnover(partner, 20_000, months=4)
    margin = acts.margin_account(partner.bank, company)
    put_up = firm.amount * 0.95
    acts.pay_entrusted(firm.loan, partner, firm.amount, acts.day(25))
    acts.transfer(partner, margin, put_up, at(acts, 23), "缴存保证金")
    bill = acts.bill(
        partner.bank, company, "津门贸易行", put_up * 2, acts.day(22), margin=put_up, margin_account=margin
    )
    return firm.truth(), Truth(partner.bank.institution_id, "bill", bill.bill_number, BILL)


@near_miss(MARGIN)
def margin_from_sales(acts: Acts, rng: np.random.Generator) -> Truth:
    """The margin comes from sales in the same account while the loan waits there for the goods."""
    company = acts.firm()
    firm = firm_loan(acts, rng, 38, firm=company, opening=6_000_000)
    margin = acts.margin_account(firm.bank, company)
    acts.transfer(firm.account, margin, firm.amount, at(acts, 36), "缴存保证金")
    acts.bill(
        firm.bank,
        company,
        "冀中商行",
        firm.amount * 2,
        acts.day(35),
        margin=firm.amount,
        margin_account=margin,
    )
    return firm.truth()
