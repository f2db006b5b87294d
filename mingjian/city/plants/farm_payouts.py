"""Farm payouts that are kept, late or shared out, and farm insurance unpublished or spent on itself."""

from datetime import timedelta
from typing import Any

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.acts.underwriting import Claim, Policy
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.farm import PROPERTY, farmer_of, village

ONE_ACCOUNT = "farm.payouts_to_one_account"
LATE = "farm.payout_after_limit"
PUBLISHED = "farm.cover_published_too_briefly"
EXPENSES = "farm.expense_ratio_over_limit"
AVERAGED = "farm.payouts_averaged"


def _loss(acts: Acts, policy: Policy, approved: float, **fields: Any) -> tuple[int, Claim]:
    farmer = farmer_of(acts)
    number = acts.farm_subject(policy, farmer, plot=acts.land_right(farmer, 10))
    said: dict[str, Any] = {
        "subject_id": f"NX{number:010d}",
        "cause": "暴雨",
        "insured_id_number": farmer.id_number,
    } | fields
    return number, acts.claim(policy, approved, acts.day(40), **said)


def _gathered(acts: Acts, rng: np.random.Generator, count: int) -> Truth:
    policy, purse = village(acts), acts.deposit_account(acts.bank(rng), farmer_of(acts), opening=500)
    for k in range(count):
        number, claim = _loss(acts, policy, 900 + 1_100 * k)
        acts.claim_payment(claim, purse, acts.day(30), capacity="authorised", farm_subject=number)
    return Truth(policy.insurer.institution_id, "account", purse.account_id)


@violation(ONE_ACCOUNT)
def accountant_collects_for_thevillage(acts: Acts, rng: np.random.Generator) -> Truth:
    """The village accountant has all payouts sent to his own card."""
    return _gathered(acts, rng, int(rng.integers(4, 7)))


@violation(ONE_ACCOUNT)
def agent_collects_three_payouts(acts: Acts, rng: np.random.Generator) -> Truth:
    """An agent opened cards for farmers and kept one for himself."""
    return _gathered(acts, rng, 3)


@near_miss(ONE_ACCOUNT)
def couple_on_one_card(acts: Acts, rng: np.random.Generator) -> Truth:
    """Husband and wife, one card."""
    return _gathered(acts, rng, 2)


def _settled(acts: Acts, days: int) -> Truth:
    policy = village(acts)
    number, claim = _loss(acts, policy, 2_600)
    acts.claim_payment(claim, "农户", acts.day(40 - 6 - days), farm_subject=number)
    return Truth(policy.insurer.institution_id, "claim", claim.claim_id)


@violation(LATE)
def paid_a_month_after_the_agreement(acts: Acts, rng: np.random.Generator) -> Truth:
    """The subsidy had not come, so the farmers waited."""
    return _settled(acts, int(rng.integers(20, 30)))


@violation(LATE)
def harvest_lost_and_still_unpaid(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Agreed and never paid."""
    policy = village(acts)
    _, claim = _loss(acts, policy, 3_100, claim_status="assessed", closed_on=None, reserve=3_100)
    return Truth(policy.insurer.institution_id, "claim", claim.claim_id)


@near_miss(LATE)
def paid_on_the_last_day_allowed(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Ten days to the day."""
    return _settled(acts, 10)


@violation(PUBLISHED)
def list_hung_out_overnight(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The list hung at the village office for two days."""
    policy = village(acts, publicity_started_on=acts.day(80), publicity_ended_on=acts.day(79))
    return Truth(policy.insurer.institution_id, "policy", policy.policy_id)


@violation(PUBLISHED)
def list_never_published(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Nobody in the village saw the list."""
    policy = village(acts, publicity_started_on=None, publicity_ended_on=None)
    return Truth(policy.insurer.institution_id, "policy", policy.policy_id)


@near_miss(PUBLISHED)
def list_published_three_days(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Three days, the first and the last counted."""
    policy = village(acts, publicity_started_on=acts.day(80), publicity_ended_on=acts.day(78))
    return Truth(policy.insurer.institution_id, "policy", policy.policy_id)


def _cows(acts: Acts, premium: float) -> Policy:
    insurer = acts.insurers()[PROPERTY]
    product = acts.product(insurer, "agricultural", name="奶牛养殖险", first_commission=20.0)
    return acts.policy(insurer, farmer_of(acts), premium, acts.day(70), product=product, farmer_premium=premium / 5)


@violation(EXPENSES)
def village_helpers_paid_on_paper(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Two fifths of the premium are booked as help of village agents."""
    policy = _cows(acts, 40_000)
    acts.insurance_expense(policy.insurer, "assistance", 16_000, acts.day(45), insurance_class="agricultural")
    return Truth(policy.insurer.institution_id, "institution", policy.insurer.institution_id)


@violation(EXPENSES)
def commission_and_conferences(acts: Acts, _rng: np.random.Generator) -> Truth:
    """An agency's fee and a conference in the mountains, both on farm insurance."""
    policy = _cows(acts, 30_000)
    acts.commission(policy, None, 6_000, acts.day(60), kind="agency_fee", payee_name="惠农保险代理公司")
    acts.insurance_expense(policy.insurer, "conference", 4_500, acts.day(50), insurance_class="agricultural")
    return Truth(policy.insurer.institution_id, "institution", policy.insurer.institution_id)


@near_miss(EXPENSES)
def a_tenth_for_surveyors_and_help(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Help in the villages costs a tenth of the premium."""
    policy = village(acts, premium=20_000)
    acts.insurance_expense(policy.insurer, "assistance", 2_000, acts.day(45), insurance_class="agricultural")
    return Truth(policy.insurer.institution_id, "institution", policy.insurer.institution_id)


def _shared_out(acts: Acts, payouts: list[float]) -> Truth:
    policy = village(acts)
    for payout in payouts:
        number, claim = _loss(acts, policy, payout)
        acts.claim_payment(claim, "农户", acts.day(40) + timedelta(days=12), farm_subject=number)
    return Truth(policy.insurer.institution_id, "policy", policy.policy_id)


@violation(AVERAGED)
def everybody_gets_a_third(acts: Acts, rng: np.random.Generator) -> Truth:
    """The money was shared out so that nobody complains."""
    return _shared_out(acts, [2_400.0] * int(rng.integers(6, 10)))


@violation(AVERAGED)
def agreed_with_the_village_head(acts: Acts, rng: np.random.Generator) -> Truth:
    """Half the sum insured for all, with a little noise for the file."""
    return _shared_out(acts, [round(float(rng.uniform(3_950, 4_050)), 2) for _ in range(6)])


@near_miss(AVERAGED)
def hail_on_some_fields_only(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Losses differ from field to field."""
    return _shared_out(acts, [800.0, 3_900.0, 5_100.0, 1_700.0, 2_600.0, 6_400.0])
