# ruff: noqa: A002
"""Acts about insurance.

Policies, premiums, claims and what is paid for them, agents, expenses, reinsurance, farms.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from mingjian.city.acts.base import Account, Employee, Firm, Holder, Insurer, Money, Person, fen, kind_of
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


class InsuranceActs(ServiceActs):
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
        joined_on: date = date(2020, 5, 6),
              left_on: date | None = None, leader: Agent | None = None, **fields: Any) -> Agent:  # fmt: skip
        """Somebody who sells for the insurer. `fields`: columns of insurance_agent."""
        person = person or self.person(born=date(1987, 8, 8), male=False)
        number = self.world.append("agent", {
            "agent_type": type, "insurer": insurer.no, "person": person.no, "leader": leader.no if leader else None,
            "joined_on": joined_on,
            "left_on": left_on, "registered_on": joined_on, "deregistered_on": left_on,
            "practice_number": f"0000{self.world.size('agent') + len(self.world.planted['agent']):010d}",
        })  # fmt: skip
        self.override("agent", number, fields)
        return Agent(number, insurer, person, written("agent_id", self._insurer_number(insurer), number))

    def product(self, insurer: Insurer, insurance_class: str, *, name: str = "专属产品", term_kind: str = "short",
        first_commission: float = 15.0,
                expense_rate: float = 25.0, **fields: Any) -> int:  # fmt: skip
        """A product of the insurer; returns its number for `policy(product=)`.

        `fields`: columns of insurance_product.
        """
        number = self.world.append("product", {
            "name": name, "insurance_class": insurance_class, "term_kind": term_kind, "insurer": insurer.no,
            "filed_on": date(2022, 1, 10),
            "first_commission": first_commission, "renewal_commission": 3.0, "expense_rate": expense_rate,
            "payout_rate": 90.0, "is_group": False,
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
        product: int | str = "accident", sum_insured: Money | None = None,
               months: int = 12, channel: str = "direct", agent: Agent | None = None,
               insured: list[Person] | None = None,
               payer: Account | None = None, paid: bool = True, **fields: Any) -> Policy:  # fmt: skip
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
            "agent": agent.no if agent else None,
            "years": max(1, months // 12), "insured_count": len(insured) if insured else 1, "premium": fen(premium),
            "is_group": bool(insured) and len(insured or []) > 1,
            "sum_insured": fen(sum_insured if sum_insured is not None else premium * 100),
            "applied_on": issued_on - timedelta(days=1), "issued_on": issued_on,
            "starts_on": starts, "ends_on": starts + timedelta(days=round(months * 30.4375)),
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
        sequence = 1 + sum(row["policy"] == policy.no and row["role"] == role for row in self.world.planted["insured"])
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
            "amount": fen(amount), "due_on": on,
            "received_on": on, "is_through_intermediary": False,
        })  # fmt: skip
        self.override("premium", number, fields)
        if payer:
            self.pay_out(payer, policy.insurer.name, amount, on, "保险费", type="direct_debit")
        return number

    def endorsement(
        self, policy: Policy, kind: str, on: date, *, amount: Money = 0, payee: Account | None = None, **fields: Any
    ) -> int:
        """A change of a policy: surrender, cooling_off_surrender, agent_change … `fields`: columns of endorsement."""
        number = self.world.append("endorsement", {
            "kind": kind, "policy": policy.no, "payee": payee.no if payee else None, "amount": fen(amount),
            "premium_change": 0, "applied_on": on,
            "effective_on": on, "paid_on": on if amount else None,
        })  # fmt: skip
        self.override("endorsement", number, fields)
        if kind in ("surrender", "cooling_off_surrender", "cancellation"):
            self._edit(
                "policy", policy.no, {"status": "surrendered" if "surrender" in kind else "cancelled", "ended_on": on}
            )
        if payee and amount:
            self.receive(payee, policy.insurer.name, amount, on, "退保金")
        return number

    def claim(self, policy: Policy, amount: Money, occurred_on: date, *, approved: Money | None = None,
        decision: str | None = "paid", surveyor: int | None = None,
              days: int = 5, **fields: Any) -> Claim:  # fmt: skip
        """A claim: reported next day, decided `days` after.

        Decision=None: still open. Dates and everything else by `fields`, columns of claim.
        """
        reported = occurred_on + timedelta(days=1)
        done = reported + timedelta(days=days) if decision else None
        worth = amount if approved is None else approved
        number = self.world.append("claim", {
            "cause": "意外事故", "place": "朝阳区建国路", "status": "closed" if decision else "registered",
            "decision": decision, "policy": policy.no,
            "claimant": policy.holder.no if isinstance(policy.holder, Person) else None, "surveyor": surveyor,
            "claimed": fen(amount),
            "reserve": 0 if decision else fen(amount),
            "approved": fen(worth) if decision in ("paid", "partly_paid") else None, "occurred_on": occurred_on,
            "reported_on": reported, "registered_on": reported, "surveyed_on": reported,
            "complete_on": reported + timedelta(days=1) if decision else None,
            "assessed_on": done, "notified_on": done, "agreed_on": done, "closed_on": done, "is_complex": False,
            "is_litigated": False,
        })  # fmt: skip
        self.override("claim", number, fields)
        return Claim(number, policy, written("claim_id", self._insurer_number(policy.insurer), number), float(worth))

    def claim_payment(self, claim: Claim, payee: Account | str, on: date, amount: Money | None = None, *,
        capacity: str = "insured", handler: int | None = None,
                      farm_subject: int | None = None, **fields: Any) -> int:  # fmt: skip
        """Money paid for a claim to an account of the city or a name outside. `fields`: columns of claim_payment."""
        account = payee if isinstance(payee, Account) else None
        money = claim.approved if amount is None else amount
        number = self.world.append("claim_payment", {
            "kind": "indemnity", "payee_name": None if account else payee, "capacity": capacity, "method": "transfer",
            "claim": claim.no,
            "account": account.no if account else None, "handler": handler, "subject": farm_subject,
            "amount": fen(money), "paid_on": on,
            "payee_kind": kind_of(account.owner) if account else "person",
        })  # fmt: skip
        self.override("claim_payment", number, fields)
        if account:
            self.receive(account, claim.policy.insurer.name, money, on, "保险赔款")
        return number

    def commission(
        self,
        policy: Policy,
        agent: Agent | None,
        amount: Money,
        on: date,
        *,
        kind: str = "first_year",
        payee: Account | None = None,
        **fields: Any,
    ) -> int:
        """A commission, paid on the day it accrues. `fields`: columns of commission."""
        number = self.world.append("commission", {
            "kind": kind, "policy": policy.no, "agent": agent.no if agent else None,
            "account": payee.no if payee else None,
            "base": self.world.value("policy", policy.no, "premium"), "amount": fen(amount), "accrued_on": on,
            "paid_on": on,
        })  # fmt: skip
        self.override("commission", number, fields)
        if payee:
            self.receive(payee, policy.insurer.name, amount, on, "佣金")
        return number

    def insurance_expense(self, insurer: Insurer, category: str, amount: Money, on: date, *,
                          payee: str = "会展服务公司", insurance_class: str | None = None, **fields: Any) -> int:  # fmt: skip
        """An expense of the insurer. `fields`: columns of insurance_expense."""
        number = self.world.append("insurance_expense", {
            "category": category, "insurance_class": insurance_class, "payee_name": payee,
            "invoice": f"FP{len(self.world.planted['insurance_expense']):010d}",
            "summary": "业务费用", "insurer": insurer.no, "amount": fen(amount), "incurred_on": on, "paid_on": on,
            "invoiced_on": on,
        })  # fmt: skip
        self.override("insurance_expense", number, fields)
        return number

    def cession(self, insurer: Insurer, premium: Money, booked_on: date, *, counterparty: str = "中华再保险",
        treaty: str = "T2025-01", kind: str = "quota_share",
                share: float = 0.2, insurance_class: str = "property", reverses: int | None = None,
                **fields: Any) -> int:  # fmt: skip
        """A reinsurance account. `fields`: columns of reinsurance_cession."""
        number = self.world.append("cession", {
            "treaty": treaty, "direction": "ceded", "kind": kind, "counterparty": counterparty,
            "insurance_class": insurance_class, "insurer": insurer.no,
            "reverses": reverses, "premium": fen(premium), "commission": fen(premium * 0.25), "recovered": 0,
            "settled": fen(premium * 0.75),
            "starts_on": date(booked_on.year, 1, 1), "ends_on": date(booked_on.year, 12, 31), "booked_on": booked_on,
            "settled_on": booked_on, "share": share,
        })  # fmt: skip
        self.override("cession", number, fields)
        return number

    def farm_subject(self, policy: Policy, farmer: Person, *, area: float = 10.0, kind: str = "crop",
        name: str = "玉米", plot: str | None = None,
                     ear_tag: str | None = None, heads: int | None = None, premium: Money = 200,
                     sum_insured: Money = 8_000, village: str = "东庄村",
                     account: Account | None = None, **fields: Any) -> int:  # fmt: skip
        """An insured crop or animal under a farm policy (area in mu); returns its number for `claim_payment`.

        `fields`: columns of farm_subject.
        """
        number = self.world.append("farm_subject", {
            "kind": kind, "name": name, "village": village, "plot": plot, "ear_tag": ear_tag, "region": "110116",
            "policy": policy.no, "farmer": farmer.no,
            "account": account.no if account else None, "heads": heads, "sum_insured": fen(sum_insured),
            "premium": fen(premium), "farmer_premium": fen(premium * 0.2),
            "central": fen(premium * 0.4), "local": fen(premium * 0.4),
            "starts_on": self.world.value("policy", policy.no, "starts_on"),
            "ends_on": self.world.value("policy", policy.no, "ends_on"),
            "area": area if kind != "livestock" else None,
        })  # fmt: skip
        self.override("farm_subject", number, fields)
        return number

    def solvency(self, insurer: Insurer, **fields: Any) -> None:
        """What the insurer returns of its solvency in every quarter of the window, e.g.

        Core_capital=…; columns of solvency_return, in yuan.
        """
        self.override("solvency", insurer.no, fields)

    def insurance_handler(self, insurer: Insurer) -> int:
        """An honest employee of the insurer, for `surveyor=` and `handler=`."""
        rows = np.asarray(self.world.frames["insurance_employee"]["insurer"])
        return int(np.flatnonzero(rows == insurer.no)[0])

    def insurance_employee_id(self, insurer: Insurer, number: int) -> str:
        """The employee id under which somebody of the insurer's staff is filed."""
        return f"YG{self._insurer_number(insurer):02d}{number:06d}"

    def staff_account(self, employee: Employee, opening: Money = 80_000) -> Account:
        """A deposit account of a bank's employee at that bank."""
        return self.deposit_account(employee.bank, employee.person, opening=opening)
