# ruff: noqa: A002
"""Acts about loans: drawn, paid out to somebody, repaid or not, classed, written off."""

import zlib
from datetime import date, datetime, time, timedelta
from typing import Any

from mingjian.city.acts.base import Account, Bank, Employee, Holder, Loan, Money, fen, kind_of
from mingjian.city.acts.deposits import DepositActs
from mingjian.city.clock import months_before
from mingjian.city.honest.banks import APPROVER, HANDLER, MANAGER
from mingjian.city.ids import written

CAST_FIELDS = frozenset(
    {
        "issue_type",
        "industry",
        "guarantee_type",
        "is_online",
        "is_green",
        "is_agricultural",
        "is_technology",
        "payment_method",
    }
)


class LoanActs(DepositActs):
    """Loans from contract to end."""

    def loan(self, bank: Bank, borrower: Holder, amount: Money, issued_on: date, *, type: str | None = None,
            purpose: str | None = None, months: int | None = None, rate: float = 4.2,
            receiving: Account | None = None, repaying: Account | None = None, previous: Loan | None = None,
            repayment: str | None = None, officer: Employee | None = None, **fields: Any) -> Loan:  # fmt: skip
        """A loan from contract to loan account, its money in `receiving` (a new account when not given) at 09:30.

        It repays itself from `repaying`, by default an old account kept full for that, until `miss_payments`.
        `type`: a loan_type; `repayment`: monthly | interest_then_principal; `months`: to maturity.
        `fields`: those of CAST_FIELDS, or any column of 501, 503/504, 409/411.
        """
        person = kind_of(borrower) == "person"
        type = type or ("consumer" if person else "working_capital")  # noqa: A001
        months = months or (240 if type == "mortgage" else 60 if type == "fixed_asset" else 12)
        receiving = receiving or self.deposit_account(bank, borrower)
        row = self._terms(
            bank, borrower, type, months, {name: fields.pop(name) for name in list(fields) if name in CAST_FIELDS}
        )
        matures_on = months_before(issued_on.replace(day=min(issued_on.day, 28)), -months)
        row |= {"amount": fen(amount), "issued_on": issued_on, "matures_on": matures_on, "interest_rate": rate}
        row |= {"receiving": receiving.no, "previous": previous.no if previous else None}
        row |= {name: value for name, value in (("purpose", purpose), ("repayment_method", repayment)) if value}
        if officer:
            row["officer"] = officer.no
        row["repaying"] = (repaying or self.wallet(bank, borrower, at_least=amount * 1.1)).no
        number = self.world.append("loan", row)
        self.override("loan", number, fields)
        ids = (written(form, bank.number, number) for form in ("loan_id", "contract_id"))
        return Loan(number, bank, borrower, receiving, *ids)

    def _terms(self, bank: Bank, borrower: Holder, type: str, months: int, said: dict[str, Any]) -> dict[str, Any]:
        person = kind_of(borrower) == "person"
        industries = {"mortgage": "individual_mortgage", "car": "individual_car", "consumer": "individual_other"}
        purposes = {"mortgage": "购买住房", "consumer": "家庭消费", "car": "购买汽车", "fixed_asset": "购置生产设备"}
        industry = industries.get(type) or (
            "wholesale_retail" if person else self.world.value("firm", borrower.no, "industry")
        )
        first = self.staff(bank, 0).no
        return {
            "bank": bank.no, "branch": self.branch_no(bank), "borrower_kind": kind_of(borrower),
            "borrower": borrower.no, "loan_type": type, "issue_type": "new",
            "purpose": purposes.get(type, "采购货物"), "industry": industry, "payment_method": "entrusted",
            "guarantee_type": "unsecured", "officer": first + MANAGER, "handler": first + HANDLER,
            "approver": first + APPROVER, "instalments": months,
            "repayment_method": "monthly" if months > 12 or type == "consumer" else "interest_then_principal",
            "is_online": False, "is_green": False, "is_agricultural": industry == "agriculture",
            "is_technology": False,
        } | said  # fmt: skip

    def pay_entrusted(self, loan: Loan, payee: Account | str, amount: Money, on: date, *, movement: bool = True,
            summary: str = "货款", **fields: Any) -> None:  # fmt: skip
        """An entrusted payment (505) an hour after the loan, from its receiving account.

        To an account of the city or to a name outside. `movement=False`: only the 505 row.
        """
        at = _morning(on)
        inside = isinstance(payee, Account)
        number = self.world.append("entrusted_payment", {
            "loan": loan.no, "account": payee.no if isinstance(payee, Account) else None, "amount": fen(amount),
            "paid_on": on, "payee_name": None if inside else payee,
            "payee_account": None if inside else f"6210{abs(hash_of(str(payee))):014d}",
            "payee_bank_name": None if inside else "外地银行",
        })  # fmt: skip
        self.override("entrusted_payment", number, fields)
        if not movement:
            return
        if isinstance(payee, Account):
            self.transfer(loan.receiving, payee, amount, at, summary, channel="counter")
        else:
            self.pay_out(loan.receiving, payee, amount, at, summary, channel="counter")

    def repay(self, loan: Loan, amount: Money, on: date, from_account: Account | None = None) -> None:
        """A repayment of principal beyond the schedule, or to make good what was missed."""
        account = from_account.no if from_account else None
        self.world.append(
            "loan_extra_repayment", {"loan": loan.no, "account": account, "amount": fen(amount), "paid_on": on}
        )

    def miss_payments(self, loan: Loan, since: date) -> None:
        """From this day on the borrower pays nothing; arrears count from the first instalment missed.

        Nobody says so in the class: days overdue decide it unless `classify` does.
        """
        self._edit("loan", loan.no, {"stops_on": since})

    def classify(
        self, loan: Loan, five_class: str, on: date, *, reason: str = "风险分类调整", by: Employee | None = None
    ) -> None:
        """The bank's own class from this day on (503/504, 705), whatever the days overdue say."""
        self.world.append("class_event", {
            "loan": loan.no, "five_class": five_class, "changed_on": on, "reason": reason, "method": "manual",
            "handler": by.no if by else None,
        })  # fmt: skip

    def write_off(self, loan: Loan, on: date, *, recovered: Money = 0) -> None:
        """Write a loan off (702): it leaves the books that day."""
        self._edit("loan", loan.no, {"written_off_on": on})
        amount = self.world.value("loan", loan.no, "amount")
        self.world.append("write_off",
            {"loan": loan.no, "amount": amount, "recovered": fen(recovered), "written_off_on": on,
                                        "recovery": "partial" if recovered else "none"})  # fmt: skip

    def transfer_loans(
        self, bank: Bank, loans: list[Loan], price: Money, on: date, counterparty: str, **fields: Any
    ) -> int:
        """Sell loans to another institution (703): they leave the books that day. `fields`: columns of 703."""
        for loan in loans:
            self._edit("loan", loan.no, {"transferred_on": on})
        principal = sum(self.world.value("loan", loan.no, "amount") for loan in loans)
        number = self.world.append("transfer_of_loans", {
            "bank": bank.no, "direction": "out", "counterparty": counterparty, "principal": principal, "interest": 0,
            "price": fen(price), "margin": 0, "starts_on": on, "matures_on": on, "is_registered": True,
        })  # fmt: skip
        self.override("asset_transfer", number, fields)
        return number

    def credit_line(self, bank: Bank, holder: Holder, amount: Money, starts_on: date, *,
            matures_on: date | None = None, applied_on: date | None = None, **fields: Any) -> str:  # fmt: skip
        """A credit line (701); returns its id. `fields`: columns of 701 (approver_id, handler_id, credit_used …)."""
        self.bank_customer(bank, holder)
        first = self.staff(bank, 0).no
        number = self.world.append("credit_line", {
            "bank": bank.no, "branch": self.branch_no(bank), "holder_kind": kind_of(holder), "holder": holder.no,
            "amount": fen(amount), "approver": first + APPROVER, "handler": first + MANAGER,
            "applied_on": applied_on or starts_on - timedelta(days=20), "starts_on": starts_on,
            "matures_on": matures_on or months_before(starts_on, -12), "line_type": "comprehensive",
            "subject_type": "person" if kind_of(holder) == "person" else "firm",
        })  # fmt: skip
        self.override("credit_line", number, fields)
        return written("credit_line_id", bank.number, number)

    def partnership(
        self,
        bank: Bank,
        name: str,
        *,
        starts_on: date = date(2023, 1, 9),
        matures_on: date = date(2027, 1, 8),
        **fields: Any,
    ) -> int:
        """An agreement with a platform about online loans (513). `fields`: columns of 513."""
        number = self.world.append("partnership", {
            "bank": bank.no, "name": name, "code": f"9144{len(self.world.planted['partnership']):014d}",
            "partner_type": "e_commerce", "starts_on": starts_on, "matures_on": matures_on,
            "is_restricted": fields.pop("is_restricted", False),
        })  # fmt: skip
        self.override("partnership", number, fields)
        return number

    def online(self, loan: Loan, *, partnership: int | None = None, partner_share: float = 0.5, **fields: Any) -> None:
        """Say that a loan is an online loan (502), alone or with a partner who bears `partner_share` of it.

        `fields`: columns of 502.
        """
        self._edit("loan", loan.no, {"is_online": True})
        holder, amount = kind_of(loan.borrower), self.world.value("loan", loan.no, "amount")
        number = self.world.append("online", {
            "loan": loan.no, "partnership": partnership,
            "business_mode": "alone" if partnership is None else "partner",
            "partner_share": 0 if partnership is None else int(amount * partner_share),
            "phone": self.world.value(holder, loan.borrower.no, "phone"),
            "authorisation": f"SQ{loan.loan_id}", "authorised_from": date(2020, 1, 1),
            "authorised_until": date(2030, 12, 31),
        })  # fmt: skip
        self.override("online", number, fields)

    def project_loan(
        self,
        loan: Loan,
        *,
        name: str = "产业园一期项目",
        investment: Money | None = None,
        capital: Money | None = None,
        **fields: Any,
    ) -> int:
        """Say that a loan pays for a project (506).

        `fields`: columns of 506; dates of the four permits default to long before the loan.
        """
        amount = self.world.value("loan", loan.no, "amount")
        total = fen(investment) if investment else amount * 2
        before = self.world.value("loan", loan.no, "issued_on")
        number = self.world.append("project_loan", {
            "loan": loan.no, "name": name, "project_type": fields.pop("project_type", "infrastructure"),
            "investment": total, "capital": fen(capital) if capital is not None else total * 35 // 100,
            "land_certificate_on": before - timedelta(days=400), "land_planning_on": before - timedelta(days=350),
            "works_planning_on": before - timedelta(days=300), "construction_permit_on": before - timedelta(days=200),
            "started_on": before - timedelta(days=150),
        })  # fmt: skip
        self.override("project_loan", number, fields)
        return number

    def capital(self, bank: Bank) -> float:
        """The bank's net capital in yuan (G40 total_net_capital), the base of concentration limits."""
        return float(self.world.capital[bank.no])


def _morning(on: date) -> datetime:
    return datetime.combine(on, time(10, 30))


def hash_of(text: str) -> int:
    """A number from a text, the same in every run."""
    return zlib.crc32(text.encode())
