"""What the registers know and the institutions did not notice."""

from datetime import date, timedelta

import numpy as np

from mingjian.city.acts import Account, Acts, Bank, Firm, Loan, Person
from mingjian.city.acts.security import Property
from mingjian.city.plants import Truth, near_miss, violation

LISTED = "registers.live_loan_to_seriously_listed_firm"
MOVED = "registers.account_moved_after_death"
POLICY = "registers.policy_moved_after_death"
SEIZED = "registers.collateral_seized_unnoticed"
SOLD = "registers.collateral_transferred_away"
CHANGED = "registers.loan_after_officer_change"
HEADS = "registers.borrower_headcount_collapses"
GONE = "registers.deregistered_firm_account_moves"
LIFE = 2


def _loan(loan: Loan) -> Truth:
    return Truth(loan.bank.institution_id, "loan", loan.loan_id)


def _account(account: Account) -> Truth:
    return Truth(account.bank.institution_id, "account", account.account_id)


@violation(LISTED)
def listed_in_summer_still_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """The registry put the firm on the serious list; the bank never looked."""
    firm = acts.firm()
    loan = acts.loan(acts.bank(rng), firm, 700_000, acts.day(5, months=9), months=24)
    acts.firm_listing(firm, acts.day(int(rng.integers(50, 150))), reason="serious_violation", is_serious=True)
    return _loan(loan)


@violation(LISTED)
def from_abnormal_to_serious(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three years on the abnormal list, then on the serious one."""
    firm = acts.firm(founded_on=date(2012, 3, 8))
    loan = acts.loan(acts.bank(rng), firm, 500_000, acts.day(9, months=7), months=24)
    acts.firm_listing(firm, acts.day(0, months=39), removed_on=acts.day(45))
    acts.firm_listing(firm, acts.day(45), reason="serious_violation", is_serious=True)
    return _loan(loan)


@near_miss(LISTED)
def listed_three_weeks_ago(acts: Acts, rng: np.random.Generator) -> Truth:
    """Listed three weeks ago: the bank is still looking into it."""
    firm = acts.firm()
    loan = acts.loan(acts.bank(rng), firm, 600_000, acts.day(5, months=8), months=24)
    acts.firm_listing(firm, acts.day(20), reason="serious_violation", is_serious=True)
    return _loan(loan)


@near_miss(LISTED)
def taken_off_the_serious_list(acts: Acts, rng: np.random.Generator) -> Truth:
    """Listed in spring, removed in autumn."""
    firm = acts.firm()
    loan = acts.loan(acts.bank(rng), firm, 600_000, acts.day(5, months=10), months=24)
    acts.firm_listing(firm, acts.day(0, months=8), reason="serious_violation", is_serious=True, removed_on=acts.day(60))
    return _loan(loan)


def _dead_owner(acts: Acts, rng: np.random.Generator, ago: int) -> Account:
    owner = acts.person(born=date(1950, 11, 2))
    account = acts.deposit_account(acts.bank(rng), owner, opening=90_000)
    acts.death(owner, acts.day(ago))
    return account


@violation(MOVED)
def nephew_goes_on_transferring(acts: Acts, rng: np.random.Generator) -> Truth:
    """A nephew who knows the password moves the savings month by month."""
    account = _dead_owner(acts, rng, 130)
    nephew = acts.deposit_account(acts.bank(rng), acts.person())
    for day in (70, 40, 12):
        acts.transfer(account, nephew, 9_000 + float(rng.integers(0, 5)) * 100, acts.day(day))
    return _account(account)


@violation(MOVED)
def pension_card_used_at_the_machine(acts: Acts, rng: np.random.Generator) -> Truth:
    """The pension card is emptied at a machine, two months after the funeral."""
    account = _dead_owner(acts, rng, 110)
    for day in (45, 15):
        acts.cash(account, -6_000, acts.day(day), channel="atm")
    return _account(account)


@near_miss(MOVED)
def funeral_paid_within_the_month(acts: Acts, rng: np.random.Generator) -> Truth:
    """The family pays the funeral within three weeks, and the telephone is charged once more."""
    account = _dead_owner(acts, rng, 75)
    acts.pay_out(account, "殡仪服务中心", 12_000, acts.day(60), "丧葬费")
    acts.pay_out(account, "通信公司", 58, acts.day(30), "话费", type="direct_debit")
    return _account(account)


def _moved_policy(acts: Acts, kind: str, payee: Account | None, died: int, holder: Person) -> Truth:
    insurer = acts.insurers()[LIFE]
    policy = acts.policy(insurer, holder, 8_000, acts.day(0, months=40), product="life", months=120, paid=False)
    acts.death(holder, acts.day(died))
    acts.endorsement(policy, kind, acts.day(35), amount=21_000, payee=payee)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@violation(POLICY)
def surrendered_for_a_dead_woman(acts: Acts, rng: np.random.Generator) -> Truth:
    """Somebody surrenders the policy with her papers; the money goes to her old account."""
    holder = acts.person(born=date(1955, 11, 2), male=False)
    payee = acts.deposit_account(acts.bank(rng), holder, opening=500)
    return _moved_policy(acts, "surrender", payee, 35 + int(rng.integers(10, 60)), holder)


@violation(POLICY)
def loan_drawn_on_a_dead_mans_policy(acts: Acts, rng: np.random.Generator) -> Truth:
    """A policy loan is drawn in the name of a man dead since spring."""
    return _moved_policy(acts, "policy_loan", None, 120 + int(rng.integers(0, 60)), acts.person(born=date(1953, 11, 2)))


@near_miss(POLICY)
def heir_surrenders_in_her_own_name(acts: Acts, rng: np.random.Generator) -> Truth:
    """The daughter surrenders as heir, in her own name and to her own account."""
    heir = acts.deposit_account(acts.bank(rng), acts.person(male=False))
    return _moved_policy(acts, "surrender", heir, 90, acts.person(born=date(1951, 11, 2)))


def _mortgaged(acts: Acts, rng: np.random.Generator, status: str = "normal") -> tuple[Bank, Property]:
    bank, owner = acts.bank(rng), acts.person(income=400_000)
    acts.firm(head=owner)
    home = acts.title(owner, 2_400_000)
    loan = acts.loan(
        bank, owner, 900_000, acts.day(5, months=9), type="personal_business", months=24, guarantee_type="mortgage"
    )
    acts.pledge(loan, home, status=status)
    return bank, home


def _property(bank: Bank, home: Property) -> Truth:
    return Truth(bank.institution_id, "property", home.title_number)


@violation(SEIZED)
def creditors_court_seizes_the_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """Another creditor has the home seized; the bank goes on filing it as normal."""
    bank, home = _mortgaged(acts, rng)
    acts.seizure(home, acts.day(int(rng.integers(40, 120))))
    return _property(bank, home)


@violation(SEIZED)
def two_courts_in_a_row(acts: Acts, rng: np.random.Generator) -> Truth:
    """A second court waits in line behind the first."""
    bank, home = _mortgaged(acts, rng)
    acts.seizure(home, acts.day(90))
    acts.seizure(home, acts.day(60), kind="waiting", authority="北京市海淀区人民法院")
    return _property(bank, home)


@near_miss(SEIZED)
def seizure_that_the_bank_reports(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seized, and the bank files it so."""
    bank, home = _mortgaged(acts, rng, status="sealed")
    acts.seizure(home, acts.day(80))
    return _property(bank, home)


@near_miss(SEIZED)
def seizure_lifted_again(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seized in summer, released in autumn."""
    bank, home = _mortgaged(acts, rng)
    acts.seizure(home, acts.day(150), released_on=acts.day(70))
    return _property(bank, home)


@violation(SOLD)
def home_sold_behind_the_banks_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """With a forged release the owner sells the mortgaged home."""
    bank, home = _mortgaged(acts, rng)
    acts.property_transfer(home, acts.person(), 2_300_000, acts.day(int(rng.integers(40, 120))))
    return _property(bank, home)


@violation(SOLD)
def home_given_to_the_son(acts: Acts, rng: np.random.Generator) -> Truth:
    """The mortgage was released by mistake, and the home went to the son as a gift."""
    bank, home = _mortgaged(acts, rng)
    acts.property_transfer(home, acts.person(born=date(2001, 4, 4)), 0, acts.day(75), kind="gift")
    return _property(bank, home)


@near_miss(SOLD)
def sold_with_its_mortgage(acts: Acts, rng: np.random.Generator) -> Truth:
    """Sold with the mortgage kept on it, as the law now allows."""
    bank, home = _mortgaged(acts, rng)
    acts.property_transfer(home, acts.person(), 2_300_000, acts.day(80))
    number = acts.world.size("property_transfer") + len(acts.world.planted["property_transfer"]) - 1
    acts.override("property_transfer", number, {"is_mortgage_kept": True})
    return _property(bank, home)


def _after_change(acts: Acts, rng: np.random.Generator, item: str, days: int) -> Truth:
    firm = acts.firm(revenue=90_000_000, size="medium", staff=120)
    issued = acts.day(int(rng.integers(30, 60)))
    acts.firm_change(firm, item, issued - timedelta(days=days), before="原登记", after="现登记")
    return _loan(acts.loan(acts.bank(rng), firm, 5_200_000, issued, months=12))


@violation(CHANGED)
def bought_shell_borrows_at_once(acts: Acts, rng: np.random.Generator) -> Truth:
    """A middleman buys a firm with clean books and borrows on it within weeks."""
    return _after_change(acts, rng, "legal_representative", int(rng.integers(10, 60)))


@violation(CHANGED)
def new_shareholder_old_turnover(acts: Acts, rng: np.random.Generator) -> Truth:
    """The shares went to a stranger two months before the loan."""
    return _after_change(acts, rng, "shareholder", int(rng.integers(50, 85)))


@near_miss(CHANGED)
def succession_last_year(acts: Acts, rng: np.random.Generator) -> Truth:
    """The daughter took over four months before the loan."""
    return _after_change(acts, rng, "legal_representative", 120)


@near_miss(CHANGED)
def moved_house_before_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """Only the address changed."""
    return _after_change(acts, rng, "address", 20)


def _employer(acts: Acts, rng: np.random.Generator, leaving: int, staying: int) -> Truth:
    bank, firm = acts.bank(rng), acts.firm()
    acts.loan(bank, firm, 800_000, acts.day(5, months=8), months=24)
    for k in range(leaving + staying):
        acts.social_security(
            acts.person(born=date(1986, 2, 1 + k)), firm, 7_000, until=acts.day(45) if k < leaving else None
        )
    return Truth(bank.institution_id, "firm", firm.code)


@violation(HEADS)
def workshop_sends_most_people_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """Orders stopped; two thirds of the staff are gone since November."""
    return _employer(acts, rng, int(rng.integers(9, 12)), 5)


@violation(HEADS)
def firm_without_anybody_left(acts: Acts, rng: np.random.Generator) -> Truth:
    """Nobody is insured with the firm any more."""
    return _employer(acts, rng, 12, 0)


@near_miss(HEADS)
def a_quarter_of_the_staff_left(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three of twelve left after the season."""
    return _employer(acts, rng, 3, 9)


def _ended(acts: Acts, rng: np.random.Generator, ago: int) -> tuple[Firm, Account]:
    firm = acts.firm()
    account = acts.deposit_account(acts.bank(rng), firm, opening=40_000)
    acts.deregister(firm, acts.day(ago))
    return firm, account


@violation(GONE)
def account_lent_out_after_the_end(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm is gone; its account is lent to others who pass money through it."""
    _, account = _ended(acts, rng, 100)
    for day in (60, 31, 8):
        acts.receive(account, "晋源商行", 52_000, acts.day(day), "货款", channel="online_banking")
        acts.pay_out(account, "豫隆经营部", 51_500, acts.day(day - 1), "货款", channel="online_banking")
    return _account(account)


@violation(GONE)
def liquidator_forgot_an_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two months after deregistration the former manager clears the account out."""
    _, account = _ended(acts, rng, 70 + int(rng.integers(0, 30)))
    acts.pay_out(account, "前任经理", 38_000, acts.day(9), "往来款", channel="counter")
    return _account(account)


@near_miss(GONE)
def account_cleared_on_the_last_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Cleared out on the day of deregistration, with a little interest later."""
    _, account = _ended(acts, rng, 60)
    acts.pay_out(account, "股东分配", 40_000, acts.day(60), "清算分配", channel="counter")
    acts.receive(account, "结息", 3.2, acts.day(10), "结息", type="interest")
    return _account(account)
