"""Deposits that are there for the date only, paid for on the side, or lent by the bank itself."""

from datetime import timedelta

import numpy as np

from mingjian.city.acts import Account, Acts, Bank
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at, firm_loan, friend, shop_loan, supplier

PASSES = "deposits.large_deposit_passes_over_month_end"
OWN_DEPOSIT = "deposits.loan_becomes_own_deposit"
TIED = "deposits.deposit_is_tied_to_loan"
EXTRA = "deposits.depositor_is_paid_extra_interest"
FUNDED = "deposits.one_remitter_funds_many_accounts"
INFLATED = "deposits.internal_account_inflates_deposits"
RETURNS = "funds.loan_returns_to_borrower"
BACK = "funds.entrusted_payee_returns_money"


def _elsewhere(acts: Acts, bank: Bank) -> Bank:
    return next(other for other in acts.banks() if other != bank)


def _account_truth(account: Account) -> Truth:
    return Truth(account.bank.institution_id, "account", account.account_id)


def supplier_at(acts: Acts, bank: Bank) -> Account:
    """The account of a new firm at a bank, in everyday use."""
    account = acts.deposit_account(bank, acts.firm(), opening=5_000)
    acts.turnover(account, 60_000, months=4)
    return account


@violation(PASSES)
def in_on_the_last_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three million come on the last day of November and are gone on the second of December."""
    account = supplier_at(acts, acts.bank(rng))
    end, amount = acts.day(0, months=1), int(rng.integers(20, 40)) * 100_000
    acts.receive(account, "津门贸易行", amount, end, "往来款")
    acts.pay_out(account, "津门贸易行", amount, end + timedelta(days=2), "往来款")
    return _account_truth(account)


@violation(PASSES)
def between_two_firms(acts: Acts, rng: np.random.Generator) -> Truth:
    """A friendly firm lends its money over the month end in two parts, and takes it back in three."""
    lender = supplier(acts, rng, opening=4_000_000)
    account = supplier_at(acts, acts.bank(rng))
    end = acts.day(0, months=1)
    for k, part in enumerate((1_000_000, 800_000)):
        acts.transfer(lender, account, part, end - timedelta(days=k), "往来款")
    for k in (1, 2, 3):
        acts.transfer(account, lender, 590_000, end + timedelta(days=k), "往来款")
    return _account_truth(account)


@near_miss(PASSES)
def collected_at_month_end_and_spent_later(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm collects at month end and pays its suppliers in the middle of the next month."""
    account = supplier_at(acts, acts.bank(rng))
    end = acts.day(0, months=1)
    acts.receive(account, "津门贸易行", 2_400_000, end, "货款")
    acts.pay_out(account, "冀中商行", 2_350_000, end + timedelta(days=14), "货款")
    return _account_truth(account)


@violation(OWN_DEPOSIT)
def loan_put_on_time_deposit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Cheap credit becomes a time deposit of the shopkeeper at another bank."""
    shop = shop_loan(acts, rng, 44)
    savings = acts.deposit_account(_elsewhere(acts, shop.bank), shop.loan.borrower, kind="time")
    acts.transfer(shop.account, savings, shop.amount * 0.95, at(acts, 43))
    return shop.truth()


@violation(OWN_DEPOSIT)
def structured_deposit_by_way_of_a_supplier(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The supplier sends a firm's loan on into the firm's structured deposit: the payee has returned it, too."""
    firm = firm_loan(acts, rng, 41)
    payee = supplier(acts, rng)
    savings = acts.deposit_account(_elsewhere(acts, firm.bank), firm.loan.borrower, kind="structured")
    acts.pay_entrusted(firm.loan, payee, firm.amount, acts.day(41))
    acts.transfer(payee, savings, firm.amount * 0.9, at(acts, 38))
    return firm.truth(), firm.truth(RETURNS), firm.truth(BACK)


@near_miss(OWN_DEPOSIT)
def savings_put_on_time_deposit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Old savings in the account go on time deposit; the loan is still there for the goods."""
    shop = shop_loan(acts, rng, 42, opening=1_500_000)
    savings = acts.deposit_account(_elsewhere(acts, shop.bank), shop.loan.borrower, kind="time")
    acts.transfer(shop.account, savings, shop.amount, at(acts, 40))
    return shop.truth()


def _tied_deposit(acts: Acts, rng: np.random.Generator, days: int, share: float) -> Truth:
    firm = firm_loan(acts, rng, 50)
    own = acts.deposit_account(_elsewhere(acts, firm.bank), firm.loan.borrower, opening=3_000_000)
    savings = acts.deposit_account(firm.bank, firm.loan.borrower, kind="time", opened_on=acts.day(50 + days))
    acts.transfer(own, savings, firm.amount * share, at(acts, 50 + days))
    return firm.truth()


@violation(TIED)
def deposit_first_loan_after(acts: Acts, rng: np.random.Generator) -> Truth:
    """The bank wanted a quarter of the loan on time deposit before it paid."""
    return _tied_deposit(acts, rng, int(rng.integers(2, 9)), 0.25)


@violation(TIED)
def loan_first_deposit_after(acts: Acts, rng: np.random.Generator) -> Truth:
    """A week after the loan the firm brings in a deposit, as agreed."""
    return _tied_deposit(acts, rng, -int(rng.integers(3, 9)), 0.2)


@near_miss(TIED)
def deposit_of_a_month_before(acts: Acts, rng: np.random.Generator) -> Truth:
    """The deposit was made a month before anybody spoke of a loan."""
    return _tied_deposit(acts, rng, 30, 0.3)


@violation(EXTRA)
def broker_tops_up_the_interest(acts: Acts, rng: np.random.Generator) -> Truth:
    """A broker of deposits pays the saver a point of interest on the side."""
    account = friend(acts, rng, opening=800_000)
    acts.receive(account, "京信财富咨询中心", 8_000, at(acts, 35), "存款贴息")
    return _account_truth(account)


@violation(EXTRA)
def reward_for_a_large_deposit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Twice the saver gets a reward, named only in the postscript."""
    account = friend(acts, rng, opening=1_200_000)
    for ago in (60, 30):
        acts.receive(account, "通州路商务服务部", 6_000, at(acts, ago), "转账", postscript="揽储好处费")
    return _account_truth(account)


@near_miss(EXTRA)
def income_of_a_wealth_product(acts: Acts, rng: np.random.Generator) -> Truth:
    """A wealth product pays its income."""
    account = friend(acts, rng, opening=500_000)
    acts.receive(account, "稳盈理财", 7_500, at(acts, 33), "产品收益", type="investment")
    return _account_truth(account)


def _funded(acts: Acts, rng: np.random.Generator, count: int, **said: str) -> Truth:
    bank, payer = acts.bank(rng), acts.deposit_account(acts.bank(rng), acts.firm(), opening=4_000_000)
    for k in range(count):
        account = acts.deposit_account(bank, acts.person(born=acts.day(k, months=500 + k)), opening=2_000)
        acts.transfer(
            payer, account, int(rng.integers(12, 30)) * 10_000 + k * 1_000, at(acts, 36, 9 + k % 8), "往来款", **said
        )
    return Truth(bank.institution_id, "account", payer.account_id)


@violation(FUNDED)
def broker_funds_seven_savers(acts: Acts, rng: np.random.Generator) -> Truth:
    """A broker fills seven new savers' accounts at one branch on one day."""
    return _funded(acts, rng, 7)


@violation(FUNDED)
def consultancy_funds_five_savers(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five are enough for the branch's target."""
    return _funded(acts, rng, 5, channel="counter")


@near_miss(FUNDED)
def bonus_of_a_small_firm(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm pays the yearly bonus of six partners as a payroll."""
    return _funded(acts, rng, 6, type="agency_payment")


@violation(INFLATED)
def other_payables_over_the_month_end(acts: Acts, rng: np.random.Generator) -> Truth:
    """Six hundred thousand out of other payables sit in a friend's account over the month end."""
    account = friend(acts, rng)
    end, amount = acts.day(0, months=1), int(rng.integers(50, 90)) * 10_000
    acts.internal_transfer(account, amount, end - timedelta(days=1))
    acts.internal_transfer(account, -amount, end + timedelta(days=2))
    return _account_truth(account)


@violation(INFLATED)
def clearing_items_in_a_firms_account(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """Two million of clearing items become a firm's deposit for three days: a large deposit that passes, too."""
    account = supplier_at(acts, acts.bank(rng))
    end = acts.day(0, months=1)
    acts.internal_transfer(account, 2_000_000, end, "221101")
    acts.internal_transfer(account, -2_000_000, end + timedelta(days=3), "221101")
    truth = _account_truth(account)
    return truth, truth._replace(model=PASSES)


@near_miss(INFLATED)
def payment_held_and_returned(acts: Acts, rng: np.random.Generator) -> Truth:
    """A payment held by the bank is credited in the middle of a month, and stays."""
    account = supplier_at(acts, acts.bank(rng))
    acts.internal_transfer(account, 700_000, acts.day(16, months=1), "221101", "挂账款项入账")
    return _account_truth(account)
