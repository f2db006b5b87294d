"""Farm insurance without the farm: land that is not there, farmers who are not, payouts that do not arrive."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.acts.base import Insurer, Person
from mingjian.city.acts.insurance import Claim, Policy
from mingjian.city.plants import Truth, near_miss, violation

AREA = "farm.insured_area_over_land_right"
NOWHERE = "farm.insured_plot_not_recorded"
TWICE = "farm.subject_insured_twice"
DEAD = "farm.dead_farmer_insured"
STAFF = "farm.staff_insured_as_farmer"
ONE_ACCOUNT = "farm.payouts_to_one_account"
LATE = "farm.payout_after_limit"
PUBLISHED = "farm.cover_published_too_briefly"
EXPENSES = "farm.expense_ratio_over_limit"
AVERAGED = "farm.payouts_averaged"
PROPERTY, FARM = range(2)


def _farmer(acts: Acts) -> Person:
    return acts.person(born=date(1972, 4, 4), is_farmer=True, village="东庄村")


def _insurer(acts: Acts) -> Insurer:
    return acts.insurers()[FARM]


def _village(acts: Acts, premium: float = 2_000, ago: int = 75, **fields: Any) -> Policy:
    """A policy that the village's cooperative took out for its farmers, duly published."""
    cooperative = acts.firm(industry="agriculture", name=None, firm_kind="cooperative")
    return acts.policy(
        _insurer(acts), cooperative, premium, acts.day(ago), product="agricultural", is_group=True, **fields
    )


def _subject(policy: Policy, number: int) -> Truth:
    return Truth(policy.insurer.institution_id, "property", f"NX{number:010d}")


@violation(AREA)
def fourteen_mu_on_a_plot_of_ten(acts: Acts, rng: np.random.Generator) -> Truth:
    """The village accountant rounds a plot up generously."""
    farmer, policy = _farmer(acts), _village(acts)
    area = round(float(rng.uniform(6, 12)), 1)
    return _subject(
        policy, acts.farm_subject(policy, farmer, area=round(area * 1.4, 1), plot=acts.land_right(farmer, area))
    )


@violation(AREA)
def forest_counted_twice_over(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A hundred mu of forest are insured as a hundred and eighty."""
    farmer, policy = _farmer(acts), _village(acts)
    plot = acts.land_right(farmer, 100, use="forest", kind="forest")
    return _subject(policy, acts.farm_subject(policy, farmer, area=180, kind="forest", name="公益林", plot=plot))


@near_miss(AREA)
def measured_a_little_larger(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Measured again for the policy, the plot is eight per cent larger than in the register."""
    farmer, policy = _farmer(acts), _village(acts)
    return _subject(policy, acts.farm_subject(policy, farmer, area=10.8, plot=acts.land_right(farmer, 10)))


@violation(NOWHERE)
def plot_number_made_up(acts: Acts, rng: np.random.Generator) -> Truth:
    """To fill the list somebody invents plots."""
    policy = _village(acts)
    plot = f"110116DK9{rng.integers(10**8, 10**9)}"
    return _subject(policy, acts.farm_subject(policy, _farmer(acts), area=22, plot=plot))


@violation(NOWHERE)
def land_taken_for_a_road(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The land was taken for a road two years ago and is insured every spring as before."""
    farmer, policy = _farmer(acts), _village(acts)
    plot = acts.land_right(farmer, 9, ended_on=acts.day(0, months=24))
    return _subject(policy, acts.farm_subject(policy, farmer, area=9, plot=plot))


@near_miss(NOWHERE)
def right_that_ended_during_cover(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The right ended a month after the cover had begun."""
    farmer, policy = _farmer(acts), _village(acts)
    plot = acts.land_right(farmer, 9, ended_on=acts.day(40))
    return _subject(policy, acts.farm_subject(policy, farmer, area=9, plot=plot))


@violation(TWICE)
def one_plot_on_two_lists(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The village and the cooperative both insure the same plot for the same maize."""
    farmer = _farmer(acts)
    plot = acts.land_right(farmer, 10)
    acts.farm_subject(_village(acts, ago=80), farmer, plot=plot)
    again = _village(acts, ago=60)
    return _subject(again, acts.farm_subject(again, farmer, plot=plot))


@violation(TWICE)
def one_cow_at_two_insurers(acts: Acts, rng: np.random.Generator) -> Truth:
    """One ear tag, two insurers, two subsidies."""
    farmer, tag = _farmer(acts), f"1101160{rng.integers(10**7, 10**8)}"
    cow = {"kind": "livestock", "name": "奶牛", "ear_tag": tag, "heads": 1}
    acts.farm_subject(_village(acts, ago=85), farmer, **cow)
    other = acts.insurers()[PROPERTY]
    again = acts.policy(
        other, farmer, 600, acts.day(62), product=acts.product(other, "agricultural", name="奶牛养殖险")
    )
    return _subject(again, acts.farm_subject(again, farmer, **cow))


@near_miss(TWICE)
def wheat_after_maize(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The next season's cover begins when the last one is over."""
    farmer = _farmer(acts)
    plot = acts.land_right(farmer, 10)
    acts.farm_subject(_village(acts, ago=300, months=5), farmer, plot=plot)
    again = _village(acts, ago=70)
    return _subject(again, acts.farm_subject(again, farmer, plot=plot))


def _dead(acts: Acts, died_on: date) -> Truth:
    farmer, policy = _farmer(acts), _village(acts)
    acts.death(farmer, died_on)
    return _subject(policy, acts.farm_subject(policy, farmer, plot=acts.land_right(farmer, 10)))


@violation(DEAD)
def last_years_list_copied(acts: Acts, rng: np.random.Generator) -> Truth:
    """The list was copied from last year; the farmer had died in between."""
    return _dead(acts, acts.day(120 + int(rng.integers(0, 90))))


@violation(DEAD)
def farmer_dead_for_years(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Somebody has been drawing the subsidy on a dead man's land for years."""
    return _dead(acts, acts.day(0, months=40))


@near_miss(DEAD)
def farmer_died_in_the_season(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The farmer died after the cover began."""
    return _dead(acts, acts.day(30))


@violation(STAFF)
def clerk_listed_on_a_neighbours_plot(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A clerk of the insurer stands on the list with another family's plot."""
    clerk, policy = acts.person(born=date(1989, 4, 4)), _village(acts)
    acts.insurance_employee(_insurer(acts), clerk, post="underwriting")
    return _subject(policy, acts.farm_subject(policy, clerk, plot=acts.land_right(_farmer(acts), 10)))


@violation(STAFF)
def agent_with_a_herd_on_paper(acts: Acts, rng: np.random.Generator) -> Truth:
    """An agent insures forty pigs that nobody has seen."""
    seller, policy = acts.person(born=date(1990, 4, 4), male=False), _village(acts)
    acts.agent(_insurer(acts), seller)
    herd = {"kind": "livestock", "name": "育肥猪", "ear_tag": f"P{rng.integers(10**8, 10**9)}", "heads": 40}
    return _subject(policy, acts.farm_subject(policy, seller, **herd))


@near_miss(STAFF)
def agent_who_farms_his_own_plot(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A village agent insures the plot that his family holds."""
    farmer, policy = _farmer(acts), _village(acts)
    acts.agent(_insurer(acts), farmer)
    return _subject(policy, acts.farm_subject(policy, farmer, plot=acts.land_right(farmer, 10)))


def _loss(acts: Acts, policy: Policy, approved: float, **fields: Any) -> tuple[int, Claim]:
    farmer = _farmer(acts)
    number = acts.farm_subject(policy, farmer, plot=acts.land_right(farmer, 10))
    said = {"subject_id": f"NX{number:010d}", "cause": "暴雨", "insured_id_number": farmer.id_number} | fields
    return number, acts.claim(policy, approved, acts.day(40), **said)


def _gathered(acts: Acts, rng: np.random.Generator, count: int) -> Truth:
    policy, purse = _village(acts), acts.deposit_account(acts.bank(rng), _farmer(acts), opening=500)
    for k in range(count):
        number, claim = _loss(acts, policy, 900 + 1_100 * k)
        acts.claim_payment(claim, purse, acts.day(30), capacity="authorised", farm_subject=number)
    return Truth(policy.insurer.institution_id, "account", purse.account_id)


@violation(ONE_ACCOUNT)
def accountant_collects_for_the_village(acts: Acts, rng: np.random.Generator) -> Truth:
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
    policy = _village(acts)
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
    policy = _village(acts)
    _, claim = _loss(acts, policy, 3_100, claim_status="assessed", closed_on=None, reserve=3_100)
    return Truth(policy.insurer.institution_id, "claim", claim.claim_id)


@near_miss(LATE)
def paid_on_the_last_day_allowed(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Ten days to the day."""
    return _settled(acts, 10)


@violation(PUBLISHED)
def list_hung_out_overnight(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The list hung at the village office for two days."""
    policy = _village(acts, publicity_started_on=acts.day(80), publicity_ended_on=acts.day(79))
    return Truth(policy.insurer.institution_id, "policy", policy.policy_id)


@violation(PUBLISHED)
def list_never_published(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Nobody in the village saw the list."""
    policy = _village(acts, publicity_started_on=None, publicity_ended_on=None)
    return Truth(policy.insurer.institution_id, "policy", policy.policy_id)


@near_miss(PUBLISHED)
def list_published_three_days(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Three days, the first and the last counted."""
    policy = _village(acts, publicity_started_on=acts.day(80), publicity_ended_on=acts.day(78))
    return Truth(policy.insurer.institution_id, "policy", policy.policy_id)


def _cows(acts: Acts, premium: float) -> Policy:
    insurer = acts.insurers()[PROPERTY]
    product = acts.product(insurer, "agricultural", name="奶牛养殖险", first_commission=20.0)
    return acts.policy(insurer, _farmer(acts), premium, acts.day(70), product=product, farmer_premium=premium / 5)


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
    policy = _village(acts, premium=20_000)
    acts.insurance_expense(policy.insurer, "assistance", 2_000, acts.day(45), insurance_class="agricultural")
    return Truth(policy.insurer.institution_id, "institution", policy.insurer.institution_id)


def _shared_out(acts: Acts, payouts: list[float]) -> Truth:
    policy = _village(acts)
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
