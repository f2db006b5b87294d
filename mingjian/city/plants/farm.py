"""Farm insurance without the farm: land that is not there, farmers who are not, one field insured twice."""

from datetime import date
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Insurer, Person
from mingjian.city.acts.underwriting import Policy
from mingjian.city.plants import Truth, near_miss, violation

AREA = "farm.insured_area_over_land_right"
NOWHERE = "farm.insured_plot_not_recorded"
TWICE = "farm.subject_insured_twice"
DEAD = "farm.dead_farmer_insured"
STAFF = "farm.staff_insured_as_farmer"
PROPERTY, FARM = range(2)


def farmer_of(acts: Acts) -> Person:
    """A farmer of the village."""
    return acts.person(born=date(1972, 4, 4), is_farmer=True, village="东庄村")


def _insurer(acts: Acts) -> Insurer:
    return acts.insurers()[FARM]


def village(acts: Acts, premium: float = 2_000, ago: int = 75, **fields: Any) -> Policy:
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
    farmer, policy = farmer_of(acts), village(acts)
    area = round(float(rng.uniform(6, 12)), 1)
    return _subject(
        policy, acts.farm_subject(policy, farmer, area=round(area * 1.4, 1), plot=acts.land_right(farmer, area))
    )


@violation(AREA)
def forest_counted_twice_over(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A hundred mu of forest are insured as a hundred and eighty."""
    farmer, policy = farmer_of(acts), village(acts)
    plot = acts.land_right(farmer, 100, use="forest", kind="forest")
    return _subject(policy, acts.farm_subject(policy, farmer, area=180, kind="forest", name="公益林", plot=plot))


@near_miss(AREA)
def measured_a_little_larger(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Measured again for the policy, the plot is eight per cent larger than in the register."""
    farmer, policy = farmer_of(acts), village(acts)
    return _subject(policy, acts.farm_subject(policy, farmer, area=10.8, plot=acts.land_right(farmer, 10)))


@violation(NOWHERE)
def plot_number_made_up(acts: Acts, rng: np.random.Generator) -> Truth:
    """To fill the list somebody invents plots."""
    policy = village(acts)
    plot = f"110116DK9{rng.integers(10**8, 10**9)}"
    return _subject(policy, acts.farm_subject(policy, farmer_of(acts), area=22, plot=plot))


@violation(NOWHERE)
def land_taken_for_a_road(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The land was taken for a road two years ago and is insured every spring as before."""
    farmer, policy = farmer_of(acts), village(acts)
    plot = acts.land_right(farmer, 9, ended_on=acts.day(0, months=24))
    return _subject(policy, acts.farm_subject(policy, farmer, area=9, plot=plot))


@near_miss(NOWHERE)
def right_that_ended_during_cover(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The right ended a month after the cover had begun."""
    farmer, policy = farmer_of(acts), village(acts)
    plot = acts.land_right(farmer, 9, ended_on=acts.day(40))
    return _subject(policy, acts.farm_subject(policy, farmer, area=9, plot=plot))


@violation(TWICE)
def one_plot_on_two_lists(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The village and the cooperative both insure the same plot for the same maize."""
    farmer = farmer_of(acts)
    plot = acts.land_right(farmer, 10)
    acts.farm_subject(village(acts, ago=80), farmer, plot=plot)
    again = village(acts, ago=60)
    return _subject(again, acts.farm_subject(again, farmer, plot=plot))


@violation(TWICE)
def one_cow_at_two_insurers(acts: Acts, rng: np.random.Generator) -> Truth:
    """One ear tag, two insurers, two subsidies."""
    farmer, tag = farmer_of(acts), f"1101160{rng.integers(10**7, 10**8)}"
    cow: dict[str, Any] = {"kind": "livestock", "name": "奶牛", "ear_tag": tag, "heads": 1}
    acts.farm_subject(village(acts, ago=85), farmer, **cow)
    other = acts.insurers()[PROPERTY]
    again = acts.policy(
        other, farmer, 600, acts.day(62), product=acts.product(other, "agricultural", name="奶牛养殖险")
    )
    return _subject(again, acts.farm_subject(again, farmer, **cow))


@near_miss(TWICE)
def wheat_after_maize(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The next season's cover begins when the last one is over."""
    farmer = farmer_of(acts)
    plot = acts.land_right(farmer, 10)
    acts.farm_subject(village(acts, ago=300, months=5), farmer, plot=plot)
    again = village(acts, ago=70)
    return _subject(again, acts.farm_subject(again, farmer, plot=plot))


def _dead(acts: Acts, died_on: date) -> Truth:
    farmer, policy = farmer_of(acts), village(acts)
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
    clerk, policy = acts.person(born=date(1989, 4, 4)), village(acts)
    acts.insurance_employee(_insurer(acts), clerk, post="underwriting")
    return _subject(policy, acts.farm_subject(policy, clerk, plot=acts.land_right(farmer_of(acts), 10)))


@violation(STAFF)
def agent_with_a_herd_on_paper(acts: Acts, rng: np.random.Generator) -> Truth:
    """An agent insures forty pigs that nobody has seen."""
    seller, policy = acts.person(born=date(1990, 4, 4), male=False), village(acts)
    acts.agent(_insurer(acts), seller)
    herd: dict[str, Any] = {
        "kind": "livestock",
        "name": "育肥猪",
        "ear_tag": f"P{rng.integers(10**8, 10**9)}",
        "heads": 40,
    }
    return _subject(policy, acts.farm_subject(policy, seller, **herd))


@near_miss(STAFF)
def agent_who_farms_his_own_plot(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A village agent insures the plot that his family holds."""
    farmer, policy = farmer_of(acts), village(acts)
    acts.agent(_insurer(acts), farmer)
    return _subject(policy, acts.farm_subject(policy, farmer, plot=acts.land_right(farmer, 10)))
