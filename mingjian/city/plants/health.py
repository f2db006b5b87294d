"""Medical bills that were altered, invented, used twice, or for treatment that never was."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Person
from mingjian.city.acts.underwriting import Claim
from mingjian.city.plants import Truth, near_miss, violation

OVER = "health.claim_over_medical_settlement"
WITHOUT = "health.claim_without_medical_settlement"
TWICE = "health.invoice_claimed_twice"
AFTER_DEATH = "health.treatment_after_death"
_PROPERTY, _FARM, LIFE, HEALTH = range(4)
HOSPITAL: dict[str, Any] = {"hospital_name": "市第一医院", "hospital_code": "H000001"}


def _claim(acts: Acts, patient: Person, approved: float, admitted_on: date, **fields: Any) -> Claim:
    """A bill claimed on a medical policy of the patient's, paid soon after."""
    policy = acts.policy(
        acts.insurers()[HEALTH], patient, 900, acts.day(0, months=9), product="health", sum_insured=2_000_000
    )
    said: dict[str, Any] = (
        HOSPITAL | {"admitted_on": admitted_on, "discharged_on": admitted_on + timedelta(days=6)} | fields
    )
    claim = acts.claim(policy, approved, admitted_on, days=12, **said)
    acts.claim_payment(claim, patient.name, admitted_on + timedelta(days=16), capacity="insured")
    return claim


def _truth(claim: Claim) -> Truth:
    return Truth(claim.policy.insurer.institution_id, "claim", claim.claim_id)


def _settled(acts: Acts, patient: Person, total: float, admitted_on: date) -> str:
    return acts.medical_settlement(patient, total, admitted_on, hospital="市第一医院", **HOSPITAL)


@violation(OVER)
def a_digit_changed_on_the_bill(acts: Acts, rng: np.random.Generator) -> Truth:
    """A bill of forty thousand is claimed as seventy."""
    patient, day = acts.person(born=date(1966, 8, 1)), acts.day(int(rng.integers(50, 70)))
    settlement = _settled(acts, patient, 40_000, day)
    said: dict[str, Any] = {"settlement_id": settlement, "medical_total": 70_000, "basic_paid": 24_000}
    return _truth(_claim(acts, patient, 41_000, day, **said))


@violation(OVER)
def basic_insurance_kept_quiet(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The bill is right, but what basic insurance paid is left out."""
    patient, day = acts.person(born=date(1963, 8, 1), male=False), acts.day(62)
    settlement = _settled(acts, patient, 30_000, day)
    return _truth(_claim(acts, patient, 27_000, day, settlement_id=settlement, medical_total=30_000, basic_paid=0))


@near_miss(OVER)
def bill_rounded_to_the_yuan(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The same bill, rounded up by some fen."""
    patient, day = acts.person(born=date(1969, 8, 1)), acts.day(58)
    settlement = _settled(acts, patient, 25_000.40, day)
    said: dict[str, Any] = {"settlement_id": settlement, "medical_total": 25_001, "basic_paid": 15_000.24}
    return _truth(_claim(acts, patient, 9_000, day, **said))


@violation(WITHOUT)
def settlement_number_invented(acts: Acts, rng: np.random.Generator) -> Truth:
    """A forged discharge paper with a number that the hospital never gave."""
    number = f"JS9{rng.integers(10**8, 10**9)}"
    return _truth(
        _claim(acts, acts.person(), 18_000, acts.day(60), settlement_id=number, medical_total=20_000, basic_paid=0)
    )


@violation(WITHOUT)
def neighbours_hospital_stay(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A neighbour's stay in hospital is claimed on one's own policy."""
    day = acts.day(55)
    settlement = _settled(acts, acts.person(born=date(1958, 8, 1)), 20_000, day)
    said: dict[str, Any] = {"settlement_id": settlement, "medical_total": 20_000, "basic_paid": 12_000}
    return _truth(_claim(acts, acts.person(), 7_500, day, **said))


@near_miss(WITHOUT)
def treated_in_another_province(acts: Acts, rng: np.random.Generator) -> Truth:
    """Treated elsewhere, where no settlement is shared."""
    away: dict[str, Any] = {
        "hospital_name": "外省人民医院",
        "hospital_code": "H990001",
        "settlement_id": f"WS{rng.integers(10**8, 10**9)}",
    }
    return _truth(_claim(acts, acts.person(), 11_000, acts.day(57), medical_total=15_000, basic_paid=3_000, **away))


def _second_claim(acts: Acts, approved: tuple[float, float], *, elsewhere: bool) -> Truth:
    """One bill of 30,000, of which 12,000 were the patient's, claimed twice."""
    patient, day = acts.person(born=date(1971, 8, 1)), acts.day(66)
    settlement = _settled(acts, patient, 30_000, day)
    said: dict[str, Any] = HOSPITAL | {
        "settlement_id": settlement,
        "invoice_number": f"YLX{patient.no:09d}",
        "medical_total": 30_000,
        "basic_paid": 18_000,
    }
    first = _claim(acts, patient, approved[0], day, **said)
    insurer = acts.insurers()[LIFE if elsewhere else HEALTH]
    product = acts.product(insurer, "health", name="住院费用补偿险") if elsewhere else "health"
    policy = acts.policy(insurer, patient, 700, acts.day(0, months=8), product=product, sum_insured=1_000_000)
    later: dict[str, Any] = {"admitted_on": day, "discharged_on": day + timedelta(days=6)} | said
    claim = acts.claim(policy, approved[1], day + timedelta(days=8), days=12, **later)
    acts.claim_payment(claim, patient.name, day + timedelta(days=24))
    return _truth(claim if approved[1] else first)


@violation(TWICE)
def one_bill_two_insurers(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two insurers each pay most of one bill."""
    return _second_claim(acts, (10_000, 9_000 + float(rng.integers(0, 20)) * 100), elsewhere=True)


@violation(TWICE)
def one_bill_two_policies(acts: Acts, _rng: np.random.Generator) -> Truth:
    """One insurer pays one bill on two policies of the patient's."""
    return _second_claim(acts, (11_500, 11_500), elsewhere=False)


@near_miss(TWICE)
def second_insurer_pays_the_rest(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The second insurer pays only what the first left open."""
    return _second_claim(acts, (9_000, 3_000), elsewhere=True)


@violation(AFTER_DEATH)
def dead_patient_stays_in_hospital(acts: Acts, rng: np.random.Generator) -> Truth:
    """A son claims three more weeks in hospital for his dead father."""
    patient, day = acts.person(born=date(1949, 8, 1)), acts.day(50)
    acts.death(patient, acts.day(50 + int(rng.integers(8, 30))))
    return _truth(_claim(acts, patient, 16_000, day, medical_total=18_000, basic_paid=0))


@violation(AFTER_DEATH)
def outpatient_book_used_on(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A dead woman's outpatient booklet is used half a year on."""
    patient, day = acts.person(born=date(1952, 8, 1), male=False), acts.day(45)
    acts.death(patient, acts.day(0, months=7))
    return _truth(_claim(acts, patient, 3_200, day, medical_total=4_000, basic_paid=0))


@near_miss(AFTER_DEATH)
def died_in_hospital(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Admitted alive, died there; the family claims the bill."""
    patient, day = acts.person(born=date(1951, 8, 1)), acts.day(52)
    acts.death(patient, acts.day(47))
    return _truth(_claim(acts, patient, 21_000, day, medical_total=26_000, basic_paid=0))
