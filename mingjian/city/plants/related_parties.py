"""A bank's own people and shareholders as its borrowers, and shareholders who break the rules for shareholders."""

import numpy as np

from mingjian.city.acts import Acts, Bank, Firm
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.concentration import about_group, large_firm, lend_part
from mingjian.city.plants.lending import about, lend, some

SINGLE = "concentration.related_party_credit_over_limit"
GROUP = "concentration.related_group_credit_over_limit"
ALL = "concentration.all_related_parties_credit_over_limit"
UNSECURED = "concentration.insider_has_unsecured_loan"
SPLIT = "concentration.major_related_transaction_split"
PLEDGED = "concentration.pledged_shareholder_still_votes"
BANKS = "concentration.shareholder_holds_too_many_banks"


def _customer(bank: Bank, firm: Firm) -> Truth:
    return Truth(bank.institution_id, "customer", firm.customer_id(bank))


def _related(acts: Acts, bank: Bank, part: float) -> Firm:
    """A firm that holds some of the bank, with loans of so large a part of net capital."""
    firm = large_firm(acts, acts.capital(bank) * 0.1)
    acts.related_party(bank, firm)
    lend_part(acts, bank, firm, part)
    return firm


@violation(SINGLE, times=0)
def bills_on_top_of_loans(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Loans alone are within the limit; the bills that the bank accepted are forgotten."""
    bank = acts.banks()[0]
    firm = _related(acts, bank, 0.07)
    acts.bill(bank, firm, "外地原料商行", round(acts.capital(bank) * 0.06, -4), acts.day(40))
    return _customer(bank, firm)


@violation(SINGLE, times=0)
def guarantee_letters_on_top_of_loans(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A letter of guarantee lifts the credit of a shareholder over the limit."""
    bank = acts.banks()[0]
    firm = _related(acts, bank, 0.08)
    acts.letter(bank, firm, round(acts.capital(bank) * 0.05, -4), acts.day(50))
    return _customer(bank, firm)


@near_miss(SINGLE, times=0)
def shareholder_within_the_limit(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Nine per cent with everything."""
    bank = acts.banks()[0]
    return _customer(bank, _related(acts, bank, 0.09))


@violation(GROUP, times=0)
def shareholder_and_sister_firm(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The shareholder borrows within its limit, and so does the firm next door of the same man."""
    bank, head = acts.banks()[0], acts.person(income=3_000_000)
    firms = [large_firm(acts, acts.capital(bank) * 0.1, head=head) for _ in range(2)]
    acts.related_party(bank, firms[0])
    for firm in firms:
        lend_part(acts, bank, firm, 0.085)
    return about_group(bank, firms)


@violation(GROUP, times=0)
def shareholder_inside_a_filed_group(acts: Acts, _rng: np.random.Generator) -> Truth:
    """The group is filed, the sums were never made."""
    bank = acts.banks()[0]
    firms = [large_firm(acts, acts.capital(bank) * 0.1) for _ in range(2)]
    acts.related_party(bank, firms[0])
    acts.group(bank, firms[0], firms[1:])
    for firm in firms:
        lend_part(acts, bank, firm, 0.082)
    return about_group(bank, firms)


@near_miss(GROUP, times=0)
def shareholder_group_within_the_limit(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Two sister firms with a seventh of net capital together."""
    bank, head = acts.banks()[0], acts.person(income=3_000_000)
    firms = [large_firm(acts, acts.capital(bank) * 0.1, head=head) for _ in range(2)]
    acts.related_party(bank, firms[0])
    for firm in firms:
        lend_part(acts, bank, firm, 0.07)
    return about_group(bank, firms)


@violation(ALL, times=0)
def bank_lends_to_its_owners(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Many shareholders, each within the limit, together with more than half of net capital."""
    bank = acts.banks()[0]
    for _ in range(5):
        _related(acts, bank, 0.09)
    return Truth(bank.institution_id, "institution", bank.institution_id)


@violation(ALL, times=0)
def bank_guarantees_for_its_owners(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Half of it loans, half of it accepted bills."""
    bank = acts.banks()[6]
    for _ in range(7):
        firm = _related(acts, bank, 0.045)
        acts.bill(bank, firm, "外地原料商行", round(acts.capital(bank) * 0.045, -4), acts.day(45))
    return Truth(bank.institution_id, "institution", bank.institution_id)


@near_miss(ALL, times=0)
def owners_within_the_limit(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Five shareholders with two fifths of net capital."""
    bank = acts.banks()[7]
    for _ in range(5):
        _related(acts, bank, 0.08)
    return Truth(bank.institution_id, "institution", bank.institution_id)


@violation(UNSECURED)
def director_borrows_on_his_word(acts: Acts, rng: np.random.Generator) -> Truth:
    """A director of the bank got a consumer loan without any security."""
    bank, director = acts.bank(rng), acts.person(income=600_000)
    acts.related_party(bank, director, relation="director_supervisor_executive", holding_ratio=0.0)
    return about(acts.loan(bank, director, some(rng, 12, 18), acts.day(60), months=24))


@violation(UNSECURED)
def firm_of_an_insider_borrows_on_its_word(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm that an insider controls got working capital without any security."""
    bank, firm = acts.bank(rng), acts.firm()
    acts.related_party(bank, firm, relation="controlled_by_related_party", holding_ratio=0.0)
    return about(lend(acts, bank, firm, some(rng, 50, 70), acts.day(75)))


@near_miss(UNSECURED)
def director_pledges_a_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """A director borrows, and secures it."""
    bank, director = acts.bank(rng), acts.person(income=600_000)
    acts.related_party(bank, director, relation="director_supervisor_executive", holding_ratio=0.0)
    loan = lend(acts, bank, director, 400_000, acts.day(60), type="personal_business")
    acts.pledge(loan, acts.title(director, 1_500_000))
    return about(loan)


@near_miss(UNSECURED)
def small_shareholder_is_no_insider(acts: Acts, rng: np.random.Generator) -> Truth:
    """A shareholder without a post may borrow on its word."""
    bank, firm = acts.bank(rng), acts.firm()
    acts.related_party(bank, firm, relation="shareholder", holding_ratio=0.4)
    return about(lend(acts, bank, firm, 400_000, acts.day(75)))


def _pieces(acts: Acts, bank: Bank, part: float, ago: tuple[int, ...]) -> Truth:
    firm = large_firm(acts, acts.capital(bank) * 0.05)
    acts.related_party(bank, firm, relation="shareholder", holding_ratio=1.2)
    for days in ago:
        lend_part(acts, bank, firm, part, days)
    return _customer(bank, firm)


@violation(SPLIT, times=0)
def three_drawings_just_below_the_mark(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Each is a little less than one per cent of net capital."""
    return _pieces(acts, acts.banks()[0], 0.009, (80, 60, 40))


@violation(SPLIT, times=0)
def many_small_drawings(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Five small loans within two months."""
    return _pieces(acts, acts.banks()[7], 0.003, (75, 64, 52, 40, 30))


@near_miss(SPLIT, times=0)
def drawings_that_stay_small(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Three loans that together are no major transaction."""
    return _pieces(acts, acts.banks()[1], 0.003, (75, 55, 35))


def _shareholder(acts: Acts, rng: np.random.Generator, **said: float | bool) -> Truth:
    bank, firm = acts.bank(rng), acts.firm(size="large", revenue=300_000_000, staff=400)
    acts.related_party(bank, firm, **said)  # type: ignore[arg-type]
    return Truth(bank.institution_id, "firm", firm.code)


@violation(PLEDGED)
def most_stock_pledged(acts: Acts, rng: np.random.Generator) -> Truth:
    """Four fifths of the stock secure other debts and the shareholder votes on."""
    return _shareholder(acts, rng, pledged_ratio=80.0)


@violation(PLEDGED)
def exactly_half_pledged(acts: Acts, rng: np.random.Generator) -> Truth:
    """The half that the rule speaks of."""
    return _shareholder(acts, rng, pledged_ratio=50.0, holding_ratio=3.0)


@near_miss(PLEDGED)
def pledged_and_restricted(acts: Acts, rng: np.random.Generator) -> Truth:
    """Pledged, and its votes suspended as they must be."""
    return _shareholder(acts, rng, pledged_ratio=85.0, is_restricted=True)


@violation(BANKS)
def stakes_in_four_banks(acts: Acts, rng: np.random.Generator) -> Truth:
    """A conglomerate with stakes in four banks."""
    return _shareholder(acts, rng, banks_held=4)


@violation(BANKS)
def controls_two_banks(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two banks under one roof."""
    return _shareholder(acts, rng, banks_held=2, banks_controlled=2)


@near_miss(BANKS)
def two_stakes_one_controlled(acts: Acts, rng: np.random.Generator) -> Truth:
    """As much as is allowed."""
    return _shareholder(acts, rng, banks_held=2, banks_controlled=1)
