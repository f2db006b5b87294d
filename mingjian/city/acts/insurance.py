"""Acts about what follows a policy: endorsements, claims, commissions, expenses, reinsurance, farms."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from mingjian.city.acts.base import Account, Employee, Insurer, Money, Person, fen, kind_of
from mingjian.city.acts.underwriting import Agent, Claim, Policy, UnderwritingActs
from mingjian.city.ids import written


class InsuranceActs(UnderwritingActs):
    """Claims, channels, farms."""

    def endorsement(
        self, policy: Policy, kind: str, on: date, *, amount: Money = 0, payee: Account | None = None, **fields: Any
    ) -> int:
        """A change of a policy: surrender, cooling_off_surrender, agent_change … `fields`: columns of endorsement."""
        number = self.world.append("endorsement", {
            "kind": kind, "policy": policy.no, "payee": payee.no if payee else None, "amount": fen(amount),
            "premium_change": 0, "applied_on": on, "effective_on": on, "paid_on": on if amount else None,
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
            decision: str | None = "paid", surveyor: int | None = None, days: int = 5,
            **fields: Any) -> Claim:  # fmt: skip
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
            "claimed": fen(amount), "reserve": 0 if decision else fen(amount),
            "approved": fen(worth) if decision in ("paid", "partly_paid") else None, "occurred_on": occurred_on,
            "reported_on": reported, "registered_on": reported, "surveyed_on": reported,
            "complete_on": reported + timedelta(days=1) if decision else None, "assessed_on": done,
            "notified_on": done, "agreed_on": done, "closed_on": done, "is_complex": False, "is_litigated": False,
        })  # fmt: skip
        self.override("claim", number, fields)
        return Claim(number, policy, written("claim_id", self._insurer_number(policy.insurer), number), float(worth))

    def claim_payment(self, claim: Claim, payee: Account | str, on: date, amount: Money | None = None, *,
            capacity: str = "insured", handler: int | None = None, farm_subject: int | None = None,
            **fields: Any) -> int:  # fmt: skip
        """Money paid for a claim to an account of the city or a name outside. `fields`: columns of claim_payment."""
        account = payee if isinstance(payee, Account) else None
        money = claim.approved if amount is None else amount
        number = self.world.append("claim_payment", {
            "kind": "indemnity", "payee_name": None if account else payee, "capacity": capacity, "method": "transfer",
            "claim": claim.no, "account": account.no if account else None, "handler": handler,
            "subject": farm_subject, "amount": fen(money), "paid_on": on,
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
            "account": payee.no if payee else None, "base": self.world.value("policy", policy.no, "premium"),
            "amount": fen(amount), "accrued_on": on, "paid_on": on,
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
            "invoice": f"FP{len(self.world.planted['insurance_expense']):010d}", "summary": "业务费用",
            "insurer": insurer.no, "amount": fen(amount), "incurred_on": on, "paid_on": on, "invoiced_on": on,
        })  # fmt: skip
        self.override("insurance_expense", number, fields)
        return number

    def cession(self, insurer: Insurer, premium: Money, booked_on: date, *, counterparty: str = "中华再保险",
            treaty: str = "T2025-01", kind: str = "quota_share", share: float = 0.2,
            insurance_class: str = "property", reverses: int | None = None, **fields: Any) -> int:  # fmt: skip
        """A reinsurance account. `fields`: columns of reinsurance_cession."""
        number = self.world.append("cession", {
            "treaty": treaty, "direction": "ceded", "kind": kind, "counterparty": counterparty,
            "insurance_class": insurance_class, "insurer": insurer.no, "reverses": reverses, "premium": fen(premium),
            "commission": fen(premium * 0.25), "recovered": 0, "settled": fen(premium * 0.75),
            "starts_on": date(booked_on.year, 1, 1), "ends_on": date(booked_on.year, 12, 31), "booked_on": booked_on,
            "settled_on": booked_on, "share": share,
        })  # fmt: skip
        self.override("cession", number, fields)
        return number

    def farm_subject(self, policy: Policy, farmer: Person, *, area: float = 10.0, kind: str = "crop",
            name: str = "玉米", plot: str | None = None, ear_tag: str | None = None, heads: int | None = None,
            premium: Money = 200, sum_insured: Money = 8_000, village: str = "东庄村", account: Account | None = None,
            **fields: Any) -> int:  # fmt: skip
        """An insured crop or animal under a farm policy (area in mu); returns its number for `claim_payment`.

        `fields`: columns of farm_subject.
        """
        number = self.world.append("farm_subject", {
            "kind": kind, "name": name, "village": village, "plot": plot, "ear_tag": ear_tag, "region": "110116",
            "policy": policy.no, "farmer": farmer.no, "account": account.no if account else None, "heads": heads,
            "sum_insured": fen(sum_insured), "premium": fen(premium), "farmer_premium": fen(premium * 0.2),
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
