# ruff: noqa: A002
"""Acts about insurers and what they sell: staff, agents, products, policies, premiums."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from mingjian.city.acts.base import Account, Firm, Holder, Insurer, Money, Person, fen, kind_of
from mingjian.city.acts.services import ServiceActs
from mingjian.city.ids import written

PRODUCTS = {
    "motor_compulsory": 0,
    "motor_commercial": 1,
    "property": 2,
    "agricultural": 3,
    "life": 4,
    "annuity": 5,
    "health": 6,
    "accident": 7,
    "inclusive_health": 8,
}


class Agent(NamedTuple):
    """Somebody who sells for an insurer."""

    no: int
    insurer: Insurer
    person: Person
    agent_id: str


class Policy(NamedTuple):
    """A policy."""

    no: int
    insurer: Insurer
    holder: Holder
    policy_id: str


class Claim(NamedTuple):
    """A claim."""

    no: int
    policy: Policy
    claim_id: str
    approved: float


class UnderwritingActs(ServiceActs):
    """Underwriting, claims, channels, farms. `insurers()`: 0 property, 1 farm, 2 life, 3 health."""

    def _insurer_number(self, insurer: Insurer) -> int:
        return int(insurer.institution_id[1:])

    def insurance_employee(
        self,
        insurer: Insurer,
        person: Person | None = None,
        *,
        post: str = "claims",
        joined_on: date = date(2019, 3, 4),
        **fields: Any,
    ) -> int:
        """Somebody on the insurer's staff; returns the number for `surveyor=` and `handler=`.

        `fields`: columns of insurance_employee.
        """
        person = person or self.person(born=date(1986, 3, 3))
        number = self.world.append(
            "insurance_employee",
            {"insurer": insurer.no, "person": person.no, "post": post, "department": "理赔部", "joined_on": joined_on},
        )
        self.override("insurance_employee", number, fields)
        return number

    def agent(self, insurer: Insurer, person: Person | None = None, *, type: str = "individual_agent",
            joined_on: date = date(2020, 5, 6), left_on: date | None = None,
            leader: Agent | None = None, **fields: Any) -> Agent:  # fmt: skip
        """Somebody who sells for the insurer. `fields`: columns of insurance_agent."""
        person = person or self.person(born=date(1987, 8, 8), male=False)
        number = self.world.append("agent", {
            "agent_type": type, "insurer": insurer.no, "person": person.no, "leader": leader.no if leader else None,
            "joined_on": joined_on, "left_on": left_on, "registered_on": joined_on, "deregistered_on": left_on,
            "practice_number": f"0000{self.world.size('agent') + len(self.world.planted['agent']):010d}",
        })  # fmt: skip
        self.override("agent", number, fields)
        return Agent(number, insurer, person, written("agent_id", self._insurer_number(insurer), number))

    def product(self, insurer: Insurer, insurance_class: str, *, name: str = "专属产品", term_kind: str = "short",
            first_commission: float = 15.0, expense_rate: float = 25.0, **fields: Any) -> int:  # fmt: skip
        """A product of the insurer; returns its number for `policy(product=)`.

        `fields`: columns of insurance_product.
        """
        number = self.world.append("product", {
            "name": name, "insurance_class": insurance_class, "term_kind": term_kind, "insurer": insurer.no,
            "filed_on": date(2022, 1, 10), "first_commission": first_commission, "renewal_commission": 3.0,
            "expense_rate": expense_rate, "payout_rate": 90.0, "is_group": False,
            "is_subsidised": insurance_class == "agricultural", "is_inclusive_health": False,
        })  # fmt: skip
        self.override("product", number, fields)
        return number

    def _product(self, insurer: Insurer, kind: str) -> int:
        """The honest product of a class if this insurer sells it, else one made for it once."""
        number = PRODUCTS[kind]
        if self.world.value("product", number, "insurer") == insurer.no:
            return number
        known = [
            row["no"]
            for row in self.world.planted["product"]
            if (row["insurer"], row["insurance_class"]) == (insurer.no, kind)
        ]
        return int(known[0]) if known else self.product(insurer, kind)

    def policy(self, insurer: Insurer, holder: Holder, premium: Money, issued_on: date, *,
            product: int | str = "accident", sum_insured: Money | None = None, months: int = 12,
            channel: str = "direct", agent: Agent | None = None,
            insured: list[Person] | None = None, payer: Account | None = None,
            paid: bool = True, **fields: Any) -> Policy:  # fmt: skip
        """A policy with its insured persons (the holder when not given) and its first premium (paid=False.

        None), paid from `payer`. `product`: a number from `product()` or a class (motor_compulsory,
        motor_commercial, property, agricultural, life, annuity, health, accident, inclusive_health) of the
        honest products. `fields`: columns of policy.
        """
        starts = issued_on + timedelta(days=1)
        number = self.world.append("policy", {
            "holder_kind": kind_of(holder), "channel": channel, "frequency": "single" if months <= 12 else "annual",
            "status": "in_force", "insurer": insurer.no,
            "product": self._product(insurer, product) if isinstance(product, str) else product, "holder": holder.no,
            "agent": agent.no if agent else None, "years": max(1, months // 12),
            "insured_count": len(insured) if insured else 1, "premium": fen(premium),
            "is_group": bool(insured) and len(insured or []) > 1,
            "sum_insured": fen(sum_insured if sum_insured is not None else premium * 100),
            "applied_on": issued_on - timedelta(days=1), "issued_on": issued_on, "starts_on": starts,
            "ends_on": starts + timedelta(days=round(months * 30.4375)),
            "called_back_on": issued_on + timedelta(days=5) if months > 12 else None,
        })  # fmt: skip
        self.override("policy", number, fields)
        policy = Policy(number, insurer, holder, written("policy_id", self._insurer_number(insurer), number))
        people = insured or ([holder] if isinstance(holder, Person) else [])
        for person in people:
            self.insured(
                policy, person, "self" if person == holder else "employee" if isinstance(holder, Firm) else "other"
            )
        if paid:
            self.premium(policy, premium, issued_on, payer=payer)
        return policy

    def insured(
        self,
        policy: Policy,
        person: Person,
        relation: str = "self",
        *,
        role: str = "insured",
        since: date | None = None,
        share: float = 1.0,
        **fields: Any,
    ) -> int:
        """An insured person or beneficiary of a policy. `fields`: columns of policy_insured."""
        sequence = self.count(f"{role} {policy.no}")
        number = self.world.append("insured", {
            "role": role, "relation": relation, "policy": policy.no, "person": person.no, "sequence": sequence,
            "joined_on": since or self.world.value("policy", policy.no, "starts_on"), "benefit_share": share,
            "has_prior_illness": fields.pop("has_prior_illness", None),
        })  # fmt: skip
        self.override("insured", number, fields)
        return number

    def premium(
        self,
        policy: Policy,
        amount: Money,
        on: date,
        *,
        kind: str = "first",
        payer: Account | None = None,
        **fields: Any,
    ) -> int:
        """A premium received; from an account of the city, both sides are on the books.

        `fields`: columns of premium.
        """
        number = self.world.append("premium", {
            "kind": kind, "method": "transfer", "policy": policy.no, "payer": payer.no if payer else None,
            "amount": fen(amount), "due_on": on, "received_on": on, "is_through_intermediary": False,
        })  # fmt: skip
        self.override("premium", number, fields)
        if payer:
            self.pay_out(payer, policy.insurer.name, amount, on, "保险费", type="direct_debit")
        return number
