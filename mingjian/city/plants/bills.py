"""Bills without trade behind them: rolled over, turned into cash, drawn among friends, secured by borrowed money."""

from datetime import date, timedelta

import numpy as np

from mingjian.city.acts import Account, Acts, Bank, Firm
from mingjian.city.acts.services import Bill
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at
from mingjian.city.plants.lending import about as about_loan
from mingjian.city.plants.lending import some
from mingjian.city.plants.prudential import about, say_part

ROLLED = "bills.bills_rolled_over"
QUICK = "bills.bill_discounted_days_after_issue"
RETURNED = "bills.discount_proceeds_return_to_drawer"
TERM = "bills.bill_term_over_limit"
RELATED = "bills.bill_between_related_firms"
MARGIN = "bills.margin_paid_with_loan"
ASSETS = "bills.acceptances_over_assets"
DEPOSITS = "bills.margins_over_deposits"
SUPPLIER = "外地原料商行"


def _bill(bill: Bill) -> Truth:
    return Truth(bill.bank.institution_id, "bill", bill.bill_number)


def _month_long_bills(acts: Acts, bank: Bank, first: date, count: int, gap: int) -> Truth:
    """Bills of thirty days for the same amount, each drawn so many days after the one before was due."""
    firm = acts.firm(revenue=60_000_000)
    for number in range(count):
        acts.bill(bank, firm, SUPPLIER, 900_000, first + timedelta(days=number * (30 + gap)), days=30)
    return Truth(bank.institution_id, "customer", firm.customer_id(bank))


@violation(ROLLED)
def new_bill_pays_the_old_one(acts: Acts, rng: np.random.Generator) -> Truth:
    """Every bill is drawn two days before the last one is due."""
    return _month_long_bills(acts, acts.bank(rng), acts.day(100), 4, -2)


@violation(ROLLED)
def drawn_again_a_week_later(acts: Acts, rng: np.random.Generator) -> Truth:
    """A week passes between, so that it does not strike."""
    return _month_long_bills(acts, acts.bank(rng), acts.day(95), 3, 7)


@near_miss(ROLLED)
def one_bill_after_another_once(acts: Acts, rng: np.random.Generator) -> Truth:
    """A second bill for a second delivery."""
    return _month_long_bills(acts, acts.bank(rng), acts.day(60), 2, 3)


def _discounted(
    acts: Acts, rng: np.random.Generator, after: int, *, drawn: int = 60, spent: bool = True
) -> tuple[Bill, Account]:
    """A bill that its payee discounts at the bank that accepted it; unless kept, the money goes on to a supplier."""
    bank, drawer, payee = acts.bank(rng), acts.firm(), acts.firm()
    bill = acts.bill(bank, drawer, payee, some(rng, 60, 120), acts.day(drawn))
    account = acts.deposit_account(bank, payee)
    acts.discount(bank, payee, bill, acts.day(drawn - after), receiving=account)
    if spent:
        acts.pay_out(account, SUPPLIER, _face(acts, bill), at(acts, drawn - after - 1), "货款")
    return bill, account


def _face(acts: Acts, bill: Bill) -> float:
    return float(acts.world.value("bill", bill.no, "amount")) / 100


@violation(QUICK)
def discounted_the_next_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Issued on one day, turned into cash the next."""
    return _bill(_discounted(acts, rng, 1)[0])


@violation(QUICK)
def discounted_within_the_week(acts: Acts, rng: np.random.Generator) -> Truth:
    """Six days, and the bank has lent in another dress."""
    return _bill(_discounted(acts, rng, 6)[0])


@near_miss(QUICK)
def discounted_three_weeks_later(acts: Acts, rng: np.random.Generator) -> Truth:
    """The payee needed money for its own purchases."""
    return _bill(_discounted(acts, rng, 21)[0])


@violation(RETURNED)
def payee_sends_the_money_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """The payee lent its name and passes the proceeds on to the drawer."""
    bill, account = _discounted(acts, rng, 25, spent=False)
    home = acts.deposit_account(bill.bank, bill.drawer)
    acts.transfer(account, home, round(_face(acts, bill) * 0.98), at(acts, 33), "往来款")
    return _bill(bill)


@violation(RETURNED)
def money_comes_back_through_a_friend(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same with one account between, at another bank."""
    bill, account = _discounted(acts, rng, 25, spent=False)
    between = acts.deposit_account(acts.banks()[(bill.bank.no + 3) % 8], acts.firm())
    home = acts.deposit_account(bill.bank, bill.drawer)
    amount = round(_face(acts, bill) * 0.97)
    acts.transfer(account, between, amount, at(acts, 34), "往来款")
    acts.transfer(between, home, amount - 2_000, at(acts, 32), "往来款")
    return _bill(bill)


@near_miss(RETURNED)
def small_refund_to_the_drawer(acts: Acts, rng: np.random.Generator) -> Truth:
    """The payee spends the money and refunds a tenth for damaged goods."""
    bill, account = _discounted(acts, rng, 25, spent=False)
    amount = _face(acts, bill)
    acts.pay_out(account, SUPPLIER, round(amount * 0.85), at(acts, 34), "货款")
    acts.transfer(account, acts.deposit_account(bill.bank, bill.drawer), round(amount * 0.1), at(acts, 33), "退货款")
    return _bill(bill)


def _long(acts: Acts, rng: np.random.Generator, days: int) -> Truth:
    return _bill(acts.bill(acts.bank(rng), acts.firm(), SUPPLIER, some(rng, 40, 120), date(2025, 10, 10), days=days))


@violation(TERM)
def nine_months_to_pay(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three quarters of a year."""
    return _long(acts, rng, 270)


@violation(TERM)
def a_week_too_long(acts: Acts, rng: np.random.Generator) -> Truth:
    """Half a year and a week."""
    return _long(acts, rng, 189)


@near_miss(TERM)
def exactly_half_a_year(acts: Acts, rng: np.random.Generator) -> Truth:
    """Due on the same day of the sixth month."""
    return _long(acts, rng, 182)


def _between(acts: Acts, rng: np.random.Generator, drawer: Firm, payee: Firm) -> Truth:
    bank = acts.bank(rng)
    acts.bank_customer(acts.banks()[(bank.no + 1) % 8], payee)
    return _bill(acts.bill(bank, drawer, payee, some(rng, 40, 120), acts.day(50)))


@violation(RELATED)
def two_firms_of_one_man(acts: Acts, rng: np.random.Generator) -> Truth:
    """Drawer and payee have the same legal representative."""
    head = acts.person(income=900_000)
    return _between(acts, rng, acts.firm(head=head), acts.firm(head=head))


@violation(RELATED)
def parent_draws_on_its_subsidiary(acts: Acts, rng: np.random.Generator) -> Truth:
    """The payee belongs to the drawer."""
    parent, daughter = acts.firm(), acts.firm()
    acts.shareholder(daughter, parent, 0.8)
    return _between(acts, rng, parent, daughter)


@near_miss(RELATED)
def small_stake_in_the_supplier(acts: Acts, rng: np.random.Generator) -> Truth:
    """The drawer holds a tenth of its supplier."""
    drawer, supplier = acts.firm(), acts.firm()
    acts.shareholder(supplier, drawer, 0.1)
    return _between(acts, rng, drawer, supplier)


def _draw_on_margin(acts: Acts, margin: Account, amount: float, ago: int) -> Bill:
    """A bill of twice the margin."""
    firm = margin.owner
    assert isinstance(firm, Firm)  # noqa: S101 - only firms draw bills
    return acts.bill(margin.bank, firm, SUPPLIER, amount * 2, acts.day(ago), margin=amount, margin_account=margin)


@violation(MARGIN)
def loan_becomes_the_margin(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The whole loan is paid into the margin account, and a bill drawn on it two days later."""
    bank, firm, amount = acts.bank(rng), acts.firm(), some(rng, 60, 100)
    working, margin = acts.deposit_account(bank, firm, opening=5_000), acts.margin_account(bank, firm)
    loan = acts.loan(bank, firm, amount, acts.day(40), receiving=working)
    acts.transfer(working, margin, amount, at(acts, 38), "保证金")
    return _bill(_draw_on_margin(acts, margin, amount, 37)), about_loan(loan, "funds.loan_becomes_bill_margin")


@violation(MARGIN)
def friend_pays_the_margin_with_the_loan(acts: Acts, rng: np.random.Generator) -> tuple[Truth, ...]:
    """The loan goes to a friend, who pays the margin: it came back to the borrower."""
    bank, firm, amount = acts.bank(rng), acts.firm(), some(rng, 60, 100)
    working, margin = acts.deposit_account(bank, firm, opening=5_000), acts.margin_account(bank, firm)
    loan = acts.loan(bank, firm, amount, acts.day(40), receiving=working)
    friend = acts.deposit_account(acts.bank(rng), acts.firm())
    acts.transfer(working, friend, amount, at(acts, 39), "往来款")
    acts.transfer(friend, margin, amount, at(acts, 38), "保证金")
    bill = _draw_on_margin(acts, margin, amount, 37)
    also = [about_loan(loan, model) for model in ("funds.loan_becomes_bill_margin", "funds.loan_returns_to_borrower")]
    return _bill(bill), *also


@near_miss(MARGIN)
def margin_from_savings(acts: Acts, rng: np.random.Generator) -> Truth:
    """The loan pays a supplier; a month later the margin comes from the firm's savings."""
    bank, firm, amount = acts.bank(rng), acts.firm(), some(rng, 60, 100)
    working, margin = acts.deposit_account(bank, firm, opening=amount * 2), acts.margin_account(bank, firm)
    acts.loan(bank, firm, amount, acts.day(40), receiving=working)
    acts.pay_out(working, SUPPLIER, amount, at(acts, 40), "货款")
    acts.transfer(working, margin, amount, at(acts, 10), "保证金")
    return _bill(_draw_on_margin(acts, margin, amount, 9))


@violation(ASSETS, times=0)
def bank_accepts_for_everybody(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Accepted bills reach two fifths of assets."""
    bank = acts.banks()[0]
    say_part(acts, bank, "G01.total_assets", {"G01.acceptances": 0.4})
    return about(bank)


@violation(ASSETS, times=0)
def fees_from_acceptances(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A small bank that lives on accepting."""
    bank = acts.banks()[5]
    say_part(acts, bank, "G01.total_assets", {"G01.acceptances": 0.34})
    return about(bank)


@near_miss(ASSETS, times=0)
def acceptances_within_the_limit(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A tenth of assets."""
    bank = acts.banks()[3]
    say_part(acts, bank, "G01.total_assets", {"G01.acceptances": 0.1})
    return about(bank)


@violation(DEPOSITS, times=0)
def deposits_made_of_margins(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A fifth of the deposits are margins of bills."""
    bank = acts.banks()[2]
    say_part(acts, bank, "G01.deposits", {"G01.acceptance_margin_deposits": 0.21})
    return about(bank)


@violation(DEPOSITS, times=0)
def margins_grow_with_bills(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """More than a quarter."""
    bank = acts.banks()[7]
    say_part(acts, bank, "G01.deposits", {"G01.acceptance_margin_deposits": 0.27})
    return about(bank)


@near_miss(DEPOSITS, times=0)
def margins_within_the_limit(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A little over a twentieth."""
    bank = acts.banks()[4]
    say_part(acts, bank, "G01.deposits", {"G01.acceptance_margin_deposits": 0.06})
    return about(bank)
