"""Policies that should not exist, or not in that name: shared phones, invented lists, the dead, staff who pay."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Firm, Person
from mingjian.city.plants import Truth, near_miss, violation

PHONE = "underwriting.policyholders_share_one_phone"
GROUP = "underwriting.group_cover_of_people_not_employed"
DEAD = "underwriting.policy_on_a_dead_person"
ADVANCED = "underwriting.premium_advanced_by_staff"
UNPAID = "underwriting.cover_without_premium"
QUARTER = "underwriting.quarter_end_policies_cancelled"
PROPERTY, _FARM, LIFE, HEALTH = range(4)


def _phone(rng: np.random.Generator) -> str:
    return f"199{rng.integers(10_000_000, 99_999_999)}"


@violation(PHONE)
def clerk_writes_one_phone_for_walk_in_customers(acts: Acts, rng: np.random.Generator) -> Truth:
    """A clerk leaves his own second phone on the accident policies of six customers."""
    insurer, phone = acts.insurers()[HEALTH], _phone(rng)
    sold = [acts.policy(insurer, acts.person(), 300, acts.day(60 + k), policyholder_phone=phone) for k in range(6)]
    return Truth(insurer.institution_id, "policy", min(policy.policy_id for policy in sold))


@violation(PHONE)
def motor_policies_of_a_middleman(acts: Acts, rng: np.random.Generator) -> Truth:
    """A middleman insures five strangers' cars and answers every call himself."""
    insurer, phone = acts.insurers()[PROPERTY], _phone(rng)
    said: dict[str, Any] = {"product": "motor_commercial", "policyholder_phone": phone}
    sold = [acts.policy(insurer, acts.person(), 2_600, acts.day(40 * (k + 1)), **said) for k in range(5)]
    return Truth(insurer.institution_id, "policy", min(policy.policy_id for policy in sold))


@near_miss(PHONE)
def family_of_four_with_one_phone(acts: Acts, rng: np.random.Generator) -> Truth:
    """Parents and two grown children leave the family's phone."""
    insurer, phone = acts.insurers()[HEALTH], _phone(rng)
    sold = [acts.policy(insurer, acts.person(), 300, acts.day(70 + k), policyholder_phone=phone) for k in range(4)]
    return Truth(insurer.institution_id, "policy", sold[0].policy_id)


def _staffed(acts: Acts, firm: Firm, count: int) -> list[Person]:
    people = [acts.person(born=date(1990, 4, 1 + k)) for k in range(count)]
    for person in people:
        acts.social_security(person, firm, 6_000)
    return people


def _group(acts: Acts, firm: Firm, people: list[Person]) -> Truth:
    insurer = acts.insurers()[HEALTH]
    policy = acts.policy(insurer, firm, 200 * len(people), acts.day(75), insured=people, policyholder_phone=None)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@violation(GROUP)
def shell_firm_insures_bought_names(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm without staff insures a list of names that an agent bought."""
    return _group(acts, acts.firm(staff=2), [acts.person() for _ in range(int(rng.integers(12, 16)))])


@violation(GROUP)
def own_staff_padded_with_strangers(acts: Acts, rng: np.random.Generator) -> Truth:
    """Four of its own staff stand on the list, the rest work elsewhere."""
    firm, elsewhere = acts.firm(), acts.firm()
    return _group(acts, firm, _staffed(acts, firm, 4) + _staffed(acts, elsewhere, int(rng.integers(7, 11))))


@near_miss(GROUP)
def some_joined_this_month(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Nine of fourteen are on the social security rolls, five have only just started."""
    firm = acts.firm()
    return _group(acts, firm, _staffed(acts, firm, 9) + [acts.person() for _ in range(5)])


@violation(DEAD)
def life_policy_in_a_dead_mans_name(acts: Acts, rng: np.random.Generator) -> Truth:
    """To make his quota an agent insures somebody whose papers he still has."""
    insurer, dead = acts.insurers()[LIFE], acts.person(born=date(1968, 2, 3))
    acts.death(dead, acts.day(120 + int(rng.integers(0, 60))))
    policy = acts.policy(insurer, dead, 6_000, acts.day(50), product="life", months=120)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@violation(DEAD)
def dead_worker_kept_on_the_group_list(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The list of a renewed group policy was copied; one of the workers had died in the summer."""
    insurer, firm = acts.insurers()[HEALTH], acts.firm()
    people = _staffed(acts, firm, 5)
    acts.death(people[2], acts.day(0, months=5))
    policy = acts.policy(insurer, firm, 1_500, acts.day(45), insured=people)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@near_miss(DEAD)
def died_soon_after_the_policy(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The insured died a week after the cover began: a claim, not a fiction."""
    insurer, person = acts.insurers()[LIFE], acts.person(born=date(1970, 2, 3))
    policy = acts.policy(insurer, person, 6_000, acts.day(60), product="life", months=120)
    acts.death(person, acts.day(52))
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@violation(ADVANCED)
def manager_pays_from_his_salary_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """A sales manager pays a customer's premium to win the contract."""
    insurer, manager = acts.insurers()[PROPERTY], acts.person(born=date(1983, 5, 5))
    purse = acts.deposit_account(acts.bank(rng), manager, opening=60_000)
    acts.insurance_employee(insurer, manager, post="sales_management", salary_account=purse)
    policy = acts.policy(insurer, acts.person(), 4_800, acts.day(66), product="motor_commercial", payer=purse)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@violation(ADVANCED)
def agent_advances_the_first_premium(acts: Acts, rng: np.random.Generator) -> Truth:
    """An agent pays the first premium of a stranger's life policy and keeps the commission."""
    insurer, seller = acts.insurers()[LIFE], acts.person(born=date(1991, 5, 5), male=False)
    purse = acts.deposit_account(acts.bank(rng), seller, opening=30_000)
    agent = acts.agent(insurer, seller, commission_account=purse)
    said: dict[str, Any] = {
        "product": "life",
        "months": 120,
        "channel": "individual_agent",
        "agent": agent,
        "payer": purse,
    }
    policy = acts.policy(insurer, acts.person(), 5_200, acts.day(58), **said)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@near_miss(ADVANCED)
def employee_insures_himself(acts: Acts, rng: np.random.Generator) -> Truth:
    """An employee insures his own car and pays for it."""
    insurer, driver = acts.insurers()[PROPERTY], acts.person(born=date(1979, 5, 5))
    purse = acts.deposit_account(acts.bank(rng), driver, opening=20_000)
    acts.insurance_employee(insurer, driver, post="finance", salary_account=purse)
    policy = acts.policy(insurer, driver, 3_900, acts.day(63), product="motor_commercial", payer=purse)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@violation(UNPAID)
def fleet_insured_on_credit(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's vans are insured to make the year's figures; nobody ever asked for the premium."""
    insurer = acts.insurers()[PROPERTY]
    issued = acts.day(int(rng.integers(0, 30)), months=5)
    policy = acts.policy(insurer, acts.firm(), 48_000, issued, product="motor_commercial", paid=False)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@violation(UNPAID)
def premium_paid_and_sent_back(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The premium came in for the quarter's end and went back three weeks later; the policy stayed in force."""
    insurer, issued = acts.insurers()[PROPERTY], acts.day(0, months=6)
    policy = acts.policy(insurer, acts.firm(), 36_000, issued, product="property")
    acts.premium(policy, -36_000, issued + timedelta(days=21), kind="refund")
    return Truth(insurer.institution_id, "policy", policy.policy_id)


@near_miss(UNPAID)
def premium_due_since_two_months(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Eighty days unpaid: still within the terms of credit."""
    insurer = acts.insurers()[PROPERTY]
    policy = acts.policy(insurer, acts.firm(), 25_000, acts.day(81), product="property", paid=False)
    return Truth(insurer.institution_id, "policy", policy.policy_id)


def _written_and_cancelled(acts: Acts, count: int, issued: date, kind: str) -> Truth:
    insurer = acts.insurers()[HEALTH]
    branch = f"11000{insurer.no}{len(acts.world.planted['policy']):05d}"
    for k in range(count):
        policy = acts.policy(insurer, acts.person(), 300, issued - timedelta(days=k % 3), branch_id=branch)
        acts.endorsement(policy, kind, issued + timedelta(days=9 + k), amount=300)
    for _ in range(4):
        acts.policy(insurer, acts.person(), 300, issued, branch_id=branch)
    return Truth(insurer.institution_id, "branch", branch)


@violation(QUARTER)
def accident_policies_written_back_in_october(acts: Acts, rng: np.random.Generator) -> Truth:
    """To reach the third quarter's plan a branch writes policies and cancels them after the holiday."""
    return _written_and_cancelled(acts, int(rng.integers(6, 9)), date(2025, 9, 29), "cancellation")


@violation(QUARTER)
def cooling_off_wave_in_july(acts: Acts, rng: np.random.Generator) -> Truth:
    """Policies of the last June days are all surrendered inside the cooling-off period in July."""
    return _written_and_cancelled(acts, int(rng.integers(5, 8)), date(2025, 6, 29), "cooling_off_surrender")


@near_miss(QUARTER)
def four_customers_change_their_minds(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Four of eight customers of the quarter's end surrender: too few for a pattern."""
    return _written_and_cancelled(acts, 4, date(2025, 9, 29), "cooling_off_surrender")
