"""What stands against an act, given what is registered: one table from acts to named rules; a bank may ask too."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from mingjian.registry import errors
from mingjian.registry.asked import Asked
from mingjian.registry.assigning import assignee_agrees
from mingjian.registry.correcting import not_passed_on, place_is_free, was_cancelled
from mingjian.registry.law import number
from mingjian.registry.residing import in_a_titled_home, residence_stands, term_lies_ahead
from mingjian.registry.words import KIND_WORDS, STAGE_WORDS, Kind, Stage

LONGEST_SCOPE = 4000
STAGE_OF_KIND = {Kind.PRE_NOTICE: Stage.PRESALE, Kind.CONSTRUCTION: Stage.CONSTRUCTION}


Rule = Callable[[Asked], Iterator[errors.Obstacle]]


def obstacles(asked: Asked) -> list[errors.Obstacle]:
    """Everything that stands against the act."""
    return [found for rule in RULES[asked.act["act"]] for found in rule(asked)]


def not_seized(asked: Asked) -> Iterator[errors.Obstacle]:
    """Seized property is neither mortgaged nor transferred (Civil Code art. 399)."""
    for hold in asked.facts.seizures:
        if hold.waiting == 0:
            yield errors.Seized(authority=hold.authority, document=hold.document_number)


def not_disputed(asked: Asked) -> Iterator[errors.Obstacle]:
    """Disputed property is not mortgaged (Civil Code art. 399)."""
    for note in asked.facts.objections:
        yield errors.Disputed(name=note.name, until=note.lapses_on or "–")


def notice_consents(asked: Asked) -> Iterator[errors.Obstacle]:
    """No disposal without the consent of a pre-notice's holder (Civil Code art. 221); owners and parties consent."""
    roles = ("mortgagors", "owners", "buyers", "holders")
    taking_part = {owner.party for owner in asked.facts.owners}.union(*map(asked.parties, roles))
    taking_part |= asked.cancelled.mortgagors if asked.cancelled else frozenset()
    for note in asked.facts.notes:
        if note.party not in taking_part and note.number not in asked.consents:
            yield errors.HeldByNotice(name=note.name)


def not_suspended(asked: Asked) -> Iterator[errors.Obstacle]:
    """A pending correction suspends other work."""
    if asked.facts.suspended_for:
        yield errors.Suspended(reason=asked.facts.suspended_for)


def mortgageable(asked: Asked) -> Iterator[errors.Obstacle]:
    """What may not be mortgaged (Civil Code art. 399), and what cannot be registered."""
    facts = asked.facts
    kinds = (errors.PublicInterest, facts.is_public_interest), (errors.Homestead, facts.is_homestead)
    for kind, holds in (*kinds, (errors.IllegalBuilding, facts.is_illegal)):
        if holds:
            yield kind()
    yield from _land_lasts(facts.land_use_ends_on, asked.day("ends_on"), asked.on)


def _land_lasts(land: date | None, debt: date | None, on: date) -> Iterator[errors.Obstacle]:
    """The land-use right has not ended, nor does it before the debt."""
    if land and land < on:
        yield errors.LandExpired(ends_on=land)
    elif land and debt and land < debt:
        yield errors.LandTermOver(ends_on=land, debt_ends_on=debt)


def fits_stage(asked: Asked) -> Iterator[errors.Obstacle]:
    """A pre-notice is of a pre-sale house, a mortgage of what is under construction or of what is built."""
    kind, stage = Kind(asked.act["kind"]), Stage(asked.facts.stage)
    if STAGE_OF_KIND.get(kind, Stage.BUILT) != stage:
        yield errors.WrongStage(stage=STAGE_WORDS[stage].zh, kind=KIND_WORDS[kind].zh)


def by_all_owners(asked: Asked) -> Iterator[errors.Obstacle]:
    """All owners and only they dispose of a unit, jointly with the mortgagee (Interim Regulation art. 14)."""
    owners = _disposers(asked)
    if not owners:
        yield errors.NoLiveTitle()
        return
    role = "owners" if "owners" in asked.act else "mortgagors"
    for one in asked.act.get(role, ()):
        if one["party"] not in owners:
            yield errors.OwnerDiffers(name=one["name"])
    for party, name in owners.items():
        if party not in asked.parties(role):
            yield errors.CoOwnerMissing(name=name)


def all_capable(asked: Asked) -> Iterator[errors.Obstacle]:
    """An owner who lacks full capacity is represented, at the counter."""
    for owner in asked.facts.owners:
        if owner.is_incapable:
            yield errors.OwnerIncapable(name=owner.name)


def _disposers(asked: Asked) -> Mapping[str, str]:
    """Who disposes of the unit, party to name: of mortgages of a pre-sale house its buyer by pre-notice."""
    if asked.facts.stage == Stage.PRESALE and asked.act["act"] != "transfer_title":
        return {note.party: note.name for note in asked.facts.notes}
    return {owner.party: owner.name for owner in asked.facts.owners}


def terms_make_sense(asked: Asked) -> Iterator[errors.Obstacle]:
    """An amount above zero, a term that ends after it starts, a scope that the register can hold."""
    starts_on, ends_on = asked.day("starts_on"), asked.day("ends_on")
    amount = Decimal(str(asked.act.get("amount", "1")))
    if amount <= 0 or (starts_on and ends_on and ends_on <= starts_on):
        yield errors.TermsWrong()
    scope = asked.act.get("scope", "")
    if len(scope) > LONGEST_SCOPE:
        yield errors.ScopeTooLong(longest=LONGEST_SCOPE, length=len(scope))


def of_the_mortgagee(asked: Asked) -> Iterator[errors.Obstacle]:
    """A live mortgage, by its mortgagee or with its consent."""
    charge = asked.charge
    if charge is None:
        yield errors.MortgageNotLive(number=asked.act.get("number", "–"))
    elif charge.mortgagee != asked.sender and charge.number not in asked.consents:
        yield errors.MortgageeDiffers([charge.number])


def raise_harms_nobody(asked: Asked) -> Iterator[errors.Obstacle]:
    """A higher amount needs the consent of those who rank behind (Civil Code art. 409)."""
    charge, amount = asked.charge, asked.act.get("amount")
    if charge and amount is not None and Decimal(str(amount)) > charge.amount:
        behind = [
            one.number
            for one in asked.facts.mortgages
            if one.rank > charge.rank and one.mortgagee != asked.sender and one.number not in asked.consents
        ]
        if behind:
            yield errors.OthersHarmed(behind)


def not_fixed(asked: Asked) -> Iterator[errors.Obstacle]:
    """A fixed claim grows no more, and only a maximum-amount mortgage is fixed (Civil Code art. 423)."""
    charge = asked.charge
    if charge is None:
        return
    fixes, amount = asked.act.get("is_fixed"), asked.act.get("amount")
    is_open = charge.kind == Kind.MAXIMUM and not charge.is_fixed
    grows = amount is not None and Decimal(str(amount)) > charge.amount
    if (fixes and not is_open) or (charge.is_fixed and grows):
        yield errors.AlreadyFixed(number=charge.number)


def unless_it_fixes(rule: Rule) -> Rule:
    """The rule, but not against fixing a claim, which a seizure itself brings about (Civil Code art. 423)."""

    def kept(asked: Asked) -> Iterator[errors.Obstacle]:
        if not asked.act.get("is_fixed"):
            yield from rule(asked)

    return kept


def ranks_are_an_order(asked: Asked) -> Iterator[errors.Obstacle]:
    """New ranks name every live mortgage, each once."""
    ranks = asked.act.get("ranks", {})
    if set(ranks) != {one.number for one in asked.facts.mortgages} or len(set(ranks.values())) != len(ranks):
        yield errors.RanksIncomplete()


def reranking_harms_nobody(asked: Asked) -> Iterator[errors.Obstacle]:
    """Who falls back consents in writing (Civil Code art. 409)."""
    ranks = asked.act.get("ranks", {})
    harmed = [
        one.number
        for one in asked.facts.mortgages
        if int(ranks.get(one.number, one.rank)) > one.rank
        and one.mortgagee != asked.sender
        and one.number not in asked.consents
    ]
    if harmed:
        yield errors.OthersHarmed(harmed)


def convertible(asked: Asked) -> Iterator[errors.Obstacle]:
    """The building is registered, and the mortgage waits for that (Interpretation on Security art. 51, 52)."""
    charge = asked.charge
    waits = charge is not None and charge.kind in (Kind.PRE_NOTICE, Kind.CONSTRUCTION)
    if not waits or asked.facts.stage != Stage.BUILT:
        yield errors.NotConvertible(number=asked.act.get("number", "–"))


def transfer_agreed(asked: Asked) -> Iterator[errors.Obstacle]:
    """A registered ban binds third parties (Interpretation on Security art. 43)."""
    mortgages = asked.facts.mortgages
    banning = [one for one in mortgages if one.is_transfer_banned]
    if asked.facts.is_transfer_banned and not banning:
        banning = list(mortgages)
        if not banning:
            yield errors.TransferBanned(["–"])
    missing = [one.number for one in banning if one.mortgagee != asked.sender and one.number not in asked.consents]
    if missing:
        yield errors.TransferBanned(missing)


def under_construction(asked: Asked) -> Iterator[errors.Obstacle]:
    """Only what is not registered yet is registered first."""
    if asked.facts.stage == Stage.BUILT:
        yield errors.WrongStage(stage=STAGE_WORDS[Stage.BUILT].zh, kind="房屋所有权首次登记")


def term_within_law(asked: Asked) -> Iterator[errors.Obstacle]:
    """A seizure of real estate lasts three years at most (Interpretation on Civil Procedure art. 485)."""
    longest = number("seizure.real_estate_years", asked.on)
    if not 1 <= int(asked.act["years"]) <= longest:
        yield errors.SeizureTermTooLong(longest=longest)


def of_the_debtor(asked: Asked) -> Iterator[errors.Obstacle]:
    """What has passed to another is not seized for its seller's debts (Provisions on Seizure art. 23)."""
    name = asked.act.get("name")
    if name and name not in {owner.name for owner in asked.facts.owners} | {note.name for note in asked.facts.notes}:
        yield errors.NotTheDebtors(name=name)


def of_that_court(asked: Asked) -> Iterator[errors.Obstacle]:
    """The seizure that is renewed or lifted is live, and of the court that asks."""
    mine = {hold.number for hold in asked.facts.seizures if hold.court == asked.sender}
    if asked.act["number"] not in mine:
        yield errors.SeizureNotFound(number=asked.act["number"])


def objection_stands(asked: Asked) -> Iterator[errors.Obstacle]:
    """The objection named is live."""
    if asked.act["number"] not in {note.number for note in asked.facts.objections}:
        yield errors.NoteNotFound()


def notice_stands(asked: Asked) -> Iterator[errors.Obstacle]:
    """The pre-notice named is live."""
    if asked.act["number"] not in {note.number for note in asked.facts.notes}:
        yield errors.NoteNotFound()


_FREE = (not_suspended, not_seized, not_disputed, notice_consents)
_THEIRS = (by_all_owners, all_capable)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "create_mortgage": (*_FREE, mortgageable, fits_stage, *_THEIRS, terms_make_sense),
    "amend_mortgage": (
        not_suspended,
        *map(unless_it_fixes, _FREE[1:]),
        *_THEIRS,
        of_the_mortgagee,
        terms_make_sense,
        raise_harms_nobody,
        not_fixed,
    ),
    "rerank": (*_FREE, *_THEIRS, ranks_are_an_order, reranking_harms_nobody),
    "assign_mortgage": (*_FREE, of_the_mortgagee, assignee_agrees),
    # A release disposes of nothing of the owner's: neither seizure nor objection nor pre-notice stands against it.
    "cancel_mortgage": (not_suspended, of_the_mortgagee),
    "reinstate_mortgage": (not_seized, notice_consents, was_cancelled, place_is_free, not_passed_on),
    "convert_mortgage": (*_FREE, *_THEIRS, of_the_mortgagee, convertible),
    "transfer_title": (*_FREE, *_THEIRS, transfer_agreed),
    "complete_unit": (not_suspended, under_construction),
    "seize": (term_within_law, of_the_debtor),
    "renew_seizure": (term_within_law, of_that_court),
    "lift_seizure": (of_that_court,),
    "object": (),
    "sue": (objection_stands,),
    "end_objection": (objection_stands,),
    "note": _FREE,
    "end_note": (notice_stands,),
    "grant_residence": (*_FREE, in_a_titled_home, term_lies_ahead),
    "end_residence": (residence_stands,),
    "suspend": (),
    "resume": (),
}
