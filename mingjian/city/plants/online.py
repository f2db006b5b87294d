"""Loans made on the internet, with partners who fund too little, may no longer take part, or stand behind too much."""

from datetime import date, datetime, time
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Bank, Loan
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.concentration import large_firm, lend_part
from mingjian.city.plants.lending import about, about_contract, about_customer, some

CREDIT = "online.consumer_credit_over_limit"
BULLET = "online.bullet_loan_over_a_year"
SHARE = "online.partner_share_below_minimum"
PARTNER = "online.one_partner_over_limit"
HALF = "online.partner_loans_over_half_of_all"
EXPIRED = "online.lends_under_expired_agreement"
RESTRICTED = "online.lends_with_restricted_partner"
AUTHORISED = "online.loan_without_valid_authorisation"
PHONE = "online.one_phone_on_many_applications"


def _consumer(acts: Acts, bank: Bank, amount: float, on: date, **said: Any) -> Loan:
    """A wage earner's consumer loan, spent in a shop that afternoon."""
    person = said.pop("person", None) or acts.person(income=300_000)
    loan = acts.loan(bank, person, amount, on, **({"months": 12} | said))
    acts.pay_out(
        loan.receiving, "舒适家居", amount, datetime.combine(on, time(15, 10)), "装修款", type="purchase", channel="pos"
    )
    return loan


@violation(CREDIT)
def two_loans_on_two_evenings(acts: Acts, rng: np.random.Generator) -> Truth:
    """One loan from the bank's app and one from the partner's, each within the limit."""
    bank, person = acts.bank(rng), acts.person(income=500_000)
    loans = [_consumer(acts, bank, 120_000, acts.day(ago), person=person) for ago in (70, 45)]
    acts.online(loans[0])
    acts.online(loans[1], partnership=acts.partnership(bank, "星河商城"))
    return about_customer(loans[1])


@violation(CREDIT)
def one_loan_too_large(acts: Acts, rng: np.random.Generator) -> Truth:
    """The app lent a quarter of a million at once."""
    loan = _consumer(acts, acts.bank(rng), some(rng, 23, 28), acts.day(50), months=24)
    acts.online(loan)
    return about_customer(loan)


@near_miss(CREDIT)
def exactly_the_limit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two hundred thousand, as much as is allowed."""
    loan = _consumer(acts, acts.bank(rng), 200_000, acts.day(50))
    acts.online(loan)
    return about_customer(loan)


@violation(BULLET)
def principal_due_after_two_years(acts: Acts, rng: np.random.Generator) -> Truth:
    """Interest every month, the principal in two years."""
    loan = _consumer(
        acts, acts.bank(rng), some(rng, 5, 15), acts.day(55), months=24, repayment="interest_then_principal"
    )
    acts.online(loan)
    return about(loan)


@violation(BULLET)
def one_month_too_long(acts: Acts, rng: np.random.Generator) -> Truth:
    """Thirteen months in one sum."""
    loan = _consumer(
        acts, acts.bank(rng), some(rng, 5, 15), acts.day(44), months=13, repayment="interest_then_principal"
    )
    acts.online(loan)
    return about(loan)


@near_miss(BULLET)
def one_year_in_one_sum(acts: Acts, rng: np.random.Generator) -> Truth:
    """Exactly a year."""
    loan = _consumer(acts, acts.bank(rng), 80_000, acts.day(46), months=12, repayment="interest_then_principal")
    acts.online(loan)
    return about(loan)


def _joint(acts: Acts, bank: Bank, partner_share: float) -> Truth:
    loan = _consumer(acts, bank, 100_000, acts.day(48))
    acts.online(loan, partnership=acts.partnership(bank, "远山数字科技"), partner_share=partner_share)
    return about_contract(loan)


@violation(SHARE)
def partner_funds_a_tenth(acts: Acts, rng: np.random.Generator) -> Truth:
    """The partner earns a fee and funds next to nothing."""
    return _joint(acts, acts.bank(rng), 0.1)


@violation(SHARE)
def partner_funds_a_quarter(acts: Acts, rng: np.random.Generator) -> Truth:
    """Not quite enough."""
    return _joint(acts, acts.bank(rng), 0.25)


@near_miss(SHARE)
def partner_funds_just_enough(acts: Acts, rng: np.random.Generator) -> Truth:
    """Thirty per cent."""
    return _joint(acts, acts.bank(rng), 0.3)


def _supply_chain(acts: Acts, bank: Bank, parts: tuple[float, ...], partnerships: list[int]) -> None:
    """Working capital that suppliers of a platform draw on the internet, in parts of net capital."""
    for number, part in enumerate(parts):
        loan = lend_part(acts, bank, large_firm(acts, acts.capital(bank) * part), part, 60 + number % 20)
        acts.online(loan, partnership=partnerships[number % len(partnerships)])


def _code(acts: Acts, partnership: int) -> str:
    return str(acts.world.value("partnership", partnership, "code"))


@violation(PARTNER, times=0)
def one_platform_brings_all_suppliers(acts: Acts, _rng: np.random.Generator) -> Truth:
    """One platform stands behind four loans of a tenth of capital together with itself."""
    bank = acts.banks()[4]
    platform = acts.partnership(bank, "联盟供应链科技")
    _supply_chain(acts, bank, (0.09, 0.09, 0.08), [platform])
    return Truth(bank.institution_id, "firm", _code(acts, platform))


@violation(PARTNER, times=0)
def two_agreements_with_one_platform(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Two agreements, one partner."""
    bank = acts.banks()[5]
    first = acts.partnership(bank, "万邦产业互联")
    second = acts.partnership(bank, "万邦产业互联", partner_id_number=_code(acts, first))
    _supply_chain(acts, bank, (0.09, 0.09, 0.09), [first, second])
    return Truth(bank.institution_id, "firm", _code(acts, first))


@near_miss(PARTNER, times=0)
def platform_within_the_limit(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A fifth of tier one capital."""
    bank = acts.banks()[0]
    platform = acts.partnership(bank, "东方工业云")
    _supply_chain(acts, bank, (0.09, 0.09), [platform])
    return Truth(bank.institution_id, "firm", _code(acts, platform))


@violation(HALF, times=0)
def bank_turns_into_a_platform(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Sixteen partners, each within its limit, bring more loans than the bank's own branches."""
    bank = acts.banks()[7]
    partners = [acts.partnership(bank, f"聚力平台{number}号") for number in range(16)]
    _supply_chain(acts, bank, (0.095,) * 32, partners)
    return Truth(bank.institution_id, "institution", bank.institution_id)


@violation(HALF, times=0)
def bank_lends_for_one_partner(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, Truth]:
    """One partner alone brings more than half of all loans."""
    bank = acts.banks()[6]
    partner = acts.partnership(bank, "独家数字科技")
    _supply_chain(acts, bank, (0.095,) * 32, [partner])
    half = Truth(bank.institution_id, "institution", bank.institution_id)
    return half, Truth(bank.institution_id, "firm", _code(acts, partner), PARTNER)


@near_miss(HALF, times=0)
def partners_bring_a_fifth(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The bank that relies on one supply chain lends mostly at its counters."""
    return Truth(acts.banks()[4].institution_id, "institution", acts.banks()[4].institution_id)


def _partnered(acts: Acts, bank: Bank, partnership: int, ago: int) -> Truth:
    loan = _consumer(acts, bank, 60_000, acts.day(ago))
    acts.online(loan, partnership=partnership)
    return about(loan)


@violation(EXPIRED)
def agreement_ran_out(acts: Acts, rng: np.random.Generator) -> Truth:
    """Nobody renewed the agreement; the app went on lending."""
    bank = acts.bank(rng)
    return _partnered(acts, bank, acts.partnership(bank, "旧友金科", matures_on=acts.day(75)), 40)


@violation(EXPIRED)
def agreement_ended_early(acts: Acts, rng: np.random.Generator) -> Truth:
    """The agreement was ended in a quarrel, the interface stayed open."""
    bank = acts.bank(rng)
    partnership = acts.partnership(bank, "分手科技", ended_on=acts.day(60), contract_status="ended")
    return _partnered(acts, bank, partnership, 35)


@near_miss(EXPIRED)
def lent_on_the_last_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """The last loan under the agreement."""
    bank = acts.bank(rng)
    return _partnered(acts, bank, acts.partnership(bank, "末班科技", matures_on=acts.day(50)), 50)


def _restricted(acts: Acts, bank: Bank, name: str, since: date) -> int:
    """A partner whom the bank has on its list of restricted ones from a day on."""
    partnership = acts.partnership(bank, name)
    acts.override("partnership", partnership, {"is_restricted": True}, (since, acts.last))
    return partnership


@violation(RESTRICTED)
def restricted_in_october_lends_in_december(acts: Acts, rng: np.random.Generator) -> Truth:
    """Restricted for harsh collection, and still lending."""
    bank = acts.bank(rng)
    return _partnered(acts, bank, _restricted(acts, bank, "暴风金服", acts.day(61)), 25)


@violation(RESTRICTED)
def restricted_in_november_lends_the_next_week(acts: Acts, rng: np.random.Generator) -> Truth:
    """The list was not sent to the department that lends."""
    bank = acts.bank(rng)
    return _partnered(acts, bank, _restricted(acts, bank, "迟知科技", acts.day(31)), 24)


@near_miss(RESTRICTED)
def lent_before_the_restriction(acts: Acts, rng: np.random.Generator) -> Truth:
    """The loan is older than the restriction."""
    bank = acts.bank(rng)
    return _partnered(acts, bank, _restricted(acts, bank, "先贷科技", acts.day(31)), 70)


def _authorised(acts: Acts, bank: Bank, **said: Any) -> Truth:
    loan = _consumer(acts, bank, 50_000, acts.day(42))
    acts.online(loan, **said)
    return about(loan)


@violation(AUTHORISED)
def permission_of_last_year(acts: Acts, rng: np.random.Generator) -> Truth:
    """The permission ran out a month before the loan."""
    return _authorised(acts, acts.bank(rng), authorised_until=acts.day(75))


@violation(AUTHORISED)
def permission_signed_afterwards(acts: Acts, rng: np.random.Generator) -> Truth:
    """The customer signed only after the money was there."""
    return _authorised(acts, acts.bank(rng), authorised_from=acts.day(30))


@near_miss(AUTHORISED)
def permission_of_that_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Signed on the day of the loan and valid for that day."""
    return _authorised(acts, acts.bank(rng), authorised_from=acts.day(42), authorised_until=acts.day(42))


def _one_phone(acts: Acts, rng: np.random.Generator, persons: int) -> Truth:
    bank, phone = acts.bank(rng), f"139{rng.integers(10_000_000, 99_999_999)}"
    loans = [_consumer(acts, bank, some(rng, 3, 9), acts.day(40 + place)) for place in range(persons)]
    for loan in loans:
        acts.online(loan, phone=phone)
    return Truth(bank.institution_id, "contract", min(loan.contract_id for loan in loans))


@violation(PHONE)
def broker_answers_for_three(acts: Acts, rng: np.random.Generator) -> Truth:
    """A broker gave his own number for three customers."""
    return _one_phone(acts, rng, 3)


@violation(PHONE)
def broker_answers_for_six(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same with six."""
    return _one_phone(acts, rng, 6)


@near_miss(PHONE)
def couple_with_one_phone(acts: Acts, rng: np.random.Generator) -> Truth:
    """Husband and wife gave one number."""
    return _one_phone(acts, rng, 2)
