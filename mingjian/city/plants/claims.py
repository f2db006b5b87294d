"""Claims decided late, paid late, paid to the wrong people, or made up."""

from datetime import date
from typing import Any

import numpy as np

from mingjian.city.acts import Account, Acts, Insurer
from mingjian.city.acts.underwriting import Claim, Policy
from mingjian.city.plants import Truth, near_miss, violation

DECISION = "claims.decision_after_limit"
PAYMENT = "claims.payment_after_limit"
STAFF = "claims.claim_paid_to_staff"
TWICE = "claims.accident_claimed_twice"
PHOTO = "claims.survey_photo_used_twice"
EARLY = "claims.early_claim_near_limit"
COLLECTS = "claims.one_account_collects_claims"
RESERVE = "claims.open_claim_without_reserve"
PROPERTY, FARM, _LIFE, HEALTH = range(4)


def _motor(acts: Acts, **fields: Any) -> Policy:
    """A car insured since spring."""
    said: dict[str, Any] = {"product": "motor_commercial", "sum_insured": 1_000_000} | fields
    return acts.policy(acts.insurers()[PROPERTY], acts.person(), 2_600, acts.day(0, months=8), **said)


def _truth(claim: Claim) -> Truth:
    return Truth(claim.policy.insurer.institution_id, "claim", claim.claim_id)


def _paid(acts: Acts, claim: Claim, on: date) -> Truth:
    """Paid into an account that nobody files, and done."""
    acts.claim_payment(claim, "本人", on)
    return _truth(claim)


@violation(DECISION)
def decision_dragged_over_seven_weeks(acts: Acts, rng: np.random.Generator) -> Truth:
    """The file was complete in two days; the decision took seven weeks."""
    days = int(rng.integers(45, 55))
    claim = acts.claim(_motor(acts), 18_000, acts.day(75), days=days)
    return _paid(acts, claim, acts.day(75 - days - 4))


@violation(DECISION)
def complete_file_left_in_the_drawer(acts: Acts, rng: np.random.Generator) -> Truth:
    """All papers were in two months ago; nobody has decided yet."""
    complete = acts.day(int(rng.integers(45, 70)))
    return _truth(acts.claim(_motor(acts), 26_000, acts.day(80), decision=None, materials_complete_on=complete))


@near_miss(DECISION)
def decided_on_the_thirtieth_day(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A complex case, decided on the last day allowed."""
    claim = acts.claim(_motor(acts), 31_000, acts.day(70), days=31, is_complex=True)
    return _paid(acts, claim, acts.day(35))


@violation(PAYMENT)
def settlement_paid_a_month_later(acts: Acts, rng: np.random.Generator) -> Truth:
    """Agreed in a week, paid after a month of excuses."""
    claim = acts.claim(_motor(acts), 15_000, acts.day(80))
    return _paid(acts, claim, acts.day(80 - 6 - int(rng.integers(20, 40))))


@violation(PAYMENT)
def settlement_still_unpaid(acts: Acts, rng: np.random.Generator) -> Truth:
    """Agreed weeks ago; the money has not left the insurer."""
    open_still: dict[str, Any] = {"claim_status": "assessed", "closed_on": None, "reserve": 22_000}
    return _truth(acts.claim(_motor(acts), 22_000, acts.day(50 + int(rng.integers(0, 20))), **open_still))


@near_miss(PAYMENT)
def paid_on_the_tenth_day(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The money arrives on the last day allowed."""
    claim = acts.claim(_motor(acts), 12_000, acts.day(60))
    return _paid(acts, claim, acts.day(60 - 6 - 10))


def _employee(acts: Acts, rng: np.random.Generator, insurer: Insurer) -> tuple[int, Account]:
    person = acts.person(born=date(1985, 3, 9))
    purse = acts.deposit_account(acts.bank(rng), person, opening=5_000)
    return acts.insurance_employee(insurer, person, salary_account=purse), purse


@violation(STAFF)
def surveyor_collects_an_invented_claim(acts: Acts, rng: np.random.Generator) -> Truth:
    """A surveyor reports a collision that never was and has the money sent to himself as agent."""
    surveyor, purse = _employee(acts, rng, acts.insurers()[PROPERTY])
    claim = acts.claim(_motor(acts), 9_600, acts.day(55), surveyor=surveyor)
    acts.claim_payment(claim, purse, acts.day(45), capacity="authorised")
    return _truth(claim)


@violation(STAFF)
def payout_sent_to_the_salary_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """The payment names the customer, the account is the clerk's."""
    _, purse = _employee(acts, rng, acts.insurers()[HEALTH])
    holder = acts.person()
    policy = acts.policy(acts.insurers()[HEALTH], holder, 300, acts.day(0, months=7), sum_insured=500_000)
    claim = acts.claim(policy, 7_200, acts.day(66))
    acts.claim_payment(claim, purse, acts.day(57), payee_name=holder.name, payee_id_number=holder.id_number)
    return _truth(claim)


@near_miss(STAFF)
def employees_own_car(acts: Acts, rng: np.random.Generator) -> Truth:
    """An employee's own car was hit; he is paid like any customer."""
    insurer, person = acts.insurers()[PROPERTY], acts.person(born=date(1988, 3, 9))
    purse = acts.deposit_account(acts.bank(rng), person, opening=5_000)
    acts.insurance_employee(insurer, person, salary_account=purse)
    policy = acts.policy(
        insurer, person, 2_600, acts.day(0, months=8), product="motor_commercial", sum_insured=1_000_000
    )
    claim = acts.claim(policy, 6_000, acts.day(48))
    acts.claim_payment(claim, purse, acts.day(40))
    return _truth(claim)


def _plate(rng: np.random.Generator) -> str:
    return f"京N{rng.integers(100_000, 999_999)}"


@violation(TWICE)
def one_crash_reported_under_two_numbers(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same crash is reported a second time and gets a new number."""
    policy, plate, day = _motor(acts), _plate(rng), acts.day(70)
    _paid(acts, acts.claim(policy, 8_000, day, plate_number=plate), acts.day(60))
    again = acts.claim(policy, 9_000, day, plate_number=plate, days=9)
    return _paid(acts, again, acts.day(58))


@violation(TWICE)
def one_crash_at_two_insurers(acts: Acts, rng: np.random.Generator) -> Truth:
    """The car was insured twice, and both insurers are told of the crash."""
    plate, day, other = _plate(rng), acts.day(65), acts.insurers()[FARM]
    _paid(acts, acts.claim(_motor(acts), 14_000, day, plate_number=plate), acts.day(55))
    product = acts.product(other, "motor_commercial", name="机动车商业险")
    policy = acts.policy(other, acts.person(), 2_500, acts.day(0, months=7), product=product, sum_insured=1_000_000)
    again = acts.claim(policy, 13_500, day, plate_number=plate, days=9)
    return _paid(acts, again, acts.day(50))


@near_miss(TWICE)
def two_people_hurt_in_one_crash(acts: Acts, rng: np.random.Generator) -> Truth:
    """One crash, two claims under one accident number."""
    policy, plate, day = _motor(acts), _plate(rng), acts.day(68)
    accident: dict[str, Any] = {"plate_number": plate, "accident_id": f"SGX{rng.integers(10**8, 10**9)}"}
    _paid(acts, acts.claim(policy, 5_000, day, **accident), acts.day(60))
    return _paid(acts, acts.claim(policy, 4_000, day, **accident), acts.day(60))


@violation(PHOTO)
def garage_uses_one_photo_for_two_cars(acts: Acts, rng: np.random.Generator) -> Truth:
    """A garage sends the photo of last month's dented door once more."""
    photo = f"{rng.integers(10**15, 10**16):032d}"
    _paid(acts, acts.claim(_motor(acts), 3_800, acts.day(80), photo_hash=photo), acts.day(72))
    again = acts.claim(_motor(acts), 4_100, acts.day(45), photo_hash=photo)
    return _paid(acts, again, acts.day(38))


@violation(PHOTO)
def surveyor_never_went_there(acts: Acts, rng: np.random.Generator) -> Truth:
    """A surveyor who stayed at his desk takes a photo out of another insurer's group chat."""
    photo, other = f"{rng.integers(10**15, 10**16):032d}", acts.insurers()[FARM]
    _paid(acts, acts.claim(_motor(acts), 6_100, acts.day(77), photo_hash=photo), acts.day(70))
    product = acts.product(other, "motor_commercial", name="机动车商业险")
    policy = acts.policy(other, acts.person(), 2_500, acts.day(0, months=6), product=product, sum_insured=1_000_000)
    return _paid(acts, acts.claim(policy, 5_900, acts.day(30), photo_hash=photo), acts.day(22))


@near_miss(PHOTO)
def one_photo_of_both_cars(acts: Acts, rng: np.random.Generator) -> Truth:
    """One accident, one photo, two claims."""
    same: dict[str, Any] = {
        "photo_hash": f"{rng.integers(10**15, 10**16):032d}",
        "accident_id": f"SGP{rng.integers(10**8, 10**9)}",
    }
    _paid(acts, acts.claim(_motor(acts), 2_000, acts.day(50), **same), acts.day(41))
    return _paid(acts, acts.claim(_motor(acts), 2_600, acts.day(50), **same), acts.day(41))


def _lost_early(acts: Acts, days: int, loss: float) -> Truth:
    policy = acts.policy(acts.insurers()[PROPERTY], acts.person(), 1_800, acts.day(50), product="motor_commercial",
                         sum_insured=80_000)  # fmt: skip
    claim = acts.claim(policy, loss, acts.day(49 - days))
    return _paid(acts, claim, acts.day(49 - days - 9))


@violation(EARLY)
def total_loss_in_the_first_week(acts: Acts, rng: np.random.Generator) -> Truth:
    """An old car is insured at a high value and burns out days later."""
    return _lost_early(acts, int(rng.integers(1, 6)), 79_000)


@violation(EARLY)
def injured_the_day_cover_began(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Hurt at work, insured the same evening, the accident reported for the next day."""
    policy = acts.policy(acts.insurers()[HEALTH], acts.person(), 200, acts.day(62), sum_insured=50_000)
    return _paid(acts, acts.claim(policy, 47_000, acts.day(61)), acts.day(50))


@near_miss(EARLY)
def scratch_in_the_first_week(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A small scratch in the first week."""
    return _lost_early(acts, 4, 3_000)


@near_miss(EARLY)
def total_loss_after_a_fortnight(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A total loss, but two weeks into the cover."""
    return _lost_early(acts, 14, 78_500)


def _collected(acts: Acts, rng: np.random.Generator, count: int) -> Truth:
    insurer, purse = acts.insurers()[HEALTH], acts.deposit_account(acts.bank(rng), acts.person(), opening=1_000)
    for k in range(count):
        policy = acts.policy(insurer, acts.person(), 300, acts.day(0, months=6), sum_insured=500_000)
        claim = acts.claim(policy, 6_000 + 500 * k, acts.day(60 - k))
        acts.claim_payment(claim, purse, acts.day(50 - k), capacity="authorised")
    return Truth(insurer.institution_id, "account", purse.account_id)


@violation(COLLECTS)
def claims_broker_collects_for_strangers(acts: Acts, rng: np.random.Generator) -> Truth:
    """A claims broker has the payouts of his clients sent to himself."""
    return _collected(acts, rng, int(rng.integers(4, 7)))


@violation(COLLECTS)
def three_motor_claims_to_one_card(acts: Acts, rng: np.random.Generator) -> Truth:
    """A garage's bookkeeper collects three car owners' claims on her own card."""
    purse = acts.deposit_account(acts.bank(rng), acts.person(male=False), opening=1_000)
    for k in range(3):
        claim = acts.claim(_motor(acts), 5_000 + 300 * k, acts.day(72 - 9 * k))
        acts.claim_payment(claim, purse, acts.day(62 - 9 * k), capacity="authorised")
    return Truth(acts.insurers()[PROPERTY].institution_id, "account", purse.account_id)


@near_miss(COLLECTS)
def couple_with_one_card(acts: Acts, rng: np.random.Generator) -> Truth:
    """Husband and wife have both claims paid on one card."""
    return _collected(acts, rng, 2)


@violation(RESERVE)
def registered_and_never_estimated(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two months after the report the case stands at nothing."""
    return _truth(acts.claim(_motor(acts), 40_000, acts.day(40 + int(rng.integers(0, 40))), decision=None, reserve=0))


@violation(RESERVE)
def reserve_released_before_the_year_end(acts: Acts, _rng: np.random.Generator) -> Truth:
    """An assessed case loses its reserve, so that December looks better."""
    better: dict[str, Any] = {"claim_status": "assessed", "closed_on": None, "agreed_on": None, "reserve": 0}
    return _truth(acts.claim(_motor(acts), 55_000, acts.day(70), **better))


@near_miss(RESERVE)
def reported_three_weeks_ago(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Still being looked at."""
    return _truth(acts.claim(_motor(acts), 28_000, acts.day(22), decision=None, reserve=0))
