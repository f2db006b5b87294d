# ruff: noqa: A002
"""Acts about cards, bills, guarantees, wealth products, treasury, and single items of reports."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from mingjian.city.acts.base import Account, Bank, Employee, Firm, Holder, Loan, Money, Person, fen, kind_of
from mingjian.city.acts.security import SecurityActs
from mingjian.city.clock import LAST_MONTH_END
from mingjian.city.ids import written


class Card(NamedTuple):
    """A credit card."""

    no: int
    bank: Bank
    owner: Person
    card_number: str
    card_account_id: str


class Bill(NamedTuple):
    """A bank acceptance."""

    no: int
    bank: Bank
    drawer: Firm
    bill_number: str


class ServiceActs(SecurityActs):
    """What banks do besides deposits and loans."""

    def card(self, bank: Bank, owner: Person, *, limit: Money = 30_000,
            opened_on: date = date(2021, 6, 1), account: Account | None = None, **fields: Any) -> Card:  # fmt: skip
        """A credit card (801, 803).

        `fields`: columns of 801 or 803 (overdue, overdue_since, five_class, frozen …).
        """
        number = self.world.append("card", {
            "status": "normal", "bank": bank.no, "branch": self.branch_no(bank), "person": owner.no,
            "credit_limit": fen(limit), "opened_on": opened_on, "account": account.no if account else None,
        })  # fmt: skip
        self.override("card", number, fields)
        ids = (written(form, bank.number, number) for form in ("card_number", "card_account_id"))
        return Card(number, bank, owner, *ids)

    def card_spend(self, card: Card, amount: Money, at: date | datetime, merchant: str = "惠民超市", *,
            kind: str = "purchase", merchant_id: str | None = None, channel: str = "pos", is_instalment: bool = False,
            **fields: Any) -> None:  # fmt: skip
        """A card transaction (802): purchase, cash, transfer. `fields`: columns of 802."""
        moment = at if isinstance(at, datetime) else datetime.combine(at, time(12, 0))
        number = self.world.append("card_spend", {
            "card": card.no, "amount": fen(amount), "moment": moment, "merchant": merchant,
            "merchant_id": merchant_id or f"M{sum(map(ord, merchant)):08d}", "kind": kind, "channel": channel,
            "summary": "消费" if kind == "purchase" else "取现", "is_instalment": is_instalment,
        })  # fmt: skip
        self.override("card_transaction", number, fields)

    def card_repay(self, card: Card, amount: Money, at: date | datetime, from_account: Account | None = None) -> None:
        """A repayment of the card, from an account of the city when given."""
        moment = at if isinstance(at, datetime) else datetime.combine(at, time(12, 30))
        self.world.append(
            "card_spend",
            {
                "card": card.no,
                "amount": -fen(amount),
                "moment": moment,
                "kind": "repayment",
                "channel": "mobile_banking",
                "summary": "还款",
            },
        )
        if from_account:
            self.pay_out(from_account, "信用卡中心", amount, moment, "信用卡还款")

    def bill(self, bank: Bank, drawer: Firm, payee: Holder | str, amount: Money, drawn_on: date, *, days: int = 180,
            margin: Money = 0, account: Account | None = None, margin_account: Account | None = None,
            **fields: Any) -> Bill:  # fmt: skip
        """A bank acceptance (901).

        The margin must be put into `margin_account` by a transfer of yours. `fields`: columns of 901.
        """
        account = account or self.wallet(bank, drawer)
        number = self.world.append("bill", {
            "bank": bank.no, "branch": self.branch_no(bank), "drawer": drawer.no, "account": account.no,
            "trade": "购销合同项下货款", "payee_kind": None if isinstance(payee, str) else kind_of(payee),
            "payee": None if isinstance(payee, str) else payee.no,
            "payee_name": payee if isinstance(payee, str) else None,
            "margin_account": margin_account.no if margin_account else None, "handler": self.staff(bank, 1).no,
            "amount": fen(amount), "margin": fen(margin), "drawn_on": drawn_on,
            "matures_on": drawn_on + timedelta(days=days),
        })  # fmt: skip
        self.override("bill", number, fields)
        return Bill(number, bank, drawer, written("bill_number", bank.number, number))

    def discount(
        self,
        bank: Bank,
        customer: Firm,
        bill: Bill,
        on: date,
        *,
        rate: float = 1.8,
        receiving: Account | None = None,
        **fields: Any,
    ) -> Loan:
        """A bill discounted by a bank (508): a loan of its face amount whose money goes to `receiving`.

        `fields`: columns of 508.
        """
        row = {name: self.world.value("bill", bill.no, name) for name in ("amount", "drawn_on", "matures_on")}
        months = max(1, round((row["matures_on"] - on).days / 30.4))
        said = {"type": "bill_discount", "purpose": "票据贴现", "months": months, "rate": rate, "receiving": receiving}
        loan = self.loan(bank, customer, row["amount"] / 100, on, **said)
        self._edit("loan", loan.no, {"matures_on": row["matures_on"]})
        own = {
            "acceptor": bill.bank.name,
            "drawer_name": bill.drawer.name,
            "number": bill.bill_number,
            "bank": bank.no,
            "loan": loan.no,
            "firm": customer.no,
        }
        number = self.world.append(
            "discount", own | row | {"bill": bill.no, "discounted_on": on, "interest_rate": rate}
        )
        self.override("discount", number, fields)
        return loan

    def letter(self, bank: Bank, applicant: Holder, amount: Money, starts_on: date, *,
            beneficiary: str = "市政工程建设管理中心", days: int = 365, type: str = "non_financing_guarantee",
            margin: Money = 0, **fields: Any) -> str:  # fmt: skip
        """A letter of guarantee or credit (902); returns its id. `fields`: columns of 902."""
        number = self.world.append("letter", {
            "letter_type": type, "beneficiary": beneficiary, "holder_kind": kind_of(applicant), "bank": bank.no,
            "branch": self.branch_no(bank), "holder": applicant.no, "handler": self.staff(bank, 1).no,
            "amount": fen(amount), "margin": fen(margin), "starts_on": starts_on,
            "matures_on": starts_on + timedelta(days=days),
        })  # fmt: skip
        self.override("letter", number, fields)
        return written("letter_id", bank.number, number)

    def wealth_product(self, bank: Bank, name: str = "稳健增利", *, risk_level: str = "level_2",
            raised: Money = 50_000_000,
            starts_on: date = date(2023, 5, 8), matures_on: date | None = None, **fields: Any) -> int:  # fmt: skip
        """A wealth product of the bank (L1); returns its number for `wealth_sale`. `fields`: columns of L1."""
        number = self.world.append("wealth_product", {
            "bank": bank.no, "name": name, "risk_level": risk_level, "raising": "public", "nature": "fixed_income",
            "operation": "open_net_value", "raised": fen(raised), "starts_on": starts_on, "matures_on": matures_on,
            "benchmark": 2.5, "customer_return": 2.31, "product_return": 2.57,
        })  # fmt: skip
        self.override("wealth_product", number, fields)
        return number

    def product_code(self, product: int) -> str:
        """The registration code under which a wealth product is filed."""
        return f"C10{product:011d}"

    def wealth_sale(self, product: int, buyer: Person, amount: Money, on: date, *, account: Account | None = None,
            kind: str = "purchase", teller: Employee | None = None, movement: bool = True,
            **fields: Any) -> str:  # fmt: skip
        """A sale (L7, L8), paid from `account` when given (unless movement=False); returns its transaction id.

        `fields`: columns of L7.
        """
        number = self.world.append("wealth_sale", {
            "kind": kind, "channel": "counter" if teller else "mobile_banking", "product": product,
            "person": buyer.no, "amount": fen(amount), "sold_on": on, "account": account.no if account else None,
            "teller": teller.no if teller else None,
        })  # fmt: skip
        self.override("wealth_sale", number, fields)
        if account and movement:
            back = kind in ("redemption", "repayment", "dividend")
            (self.receive if back else self.pay_out)(
                account, "理财产品募集户", amount, on, "理财购买", type="investment"
            )
        return f"LX{number:010d}"

    def agency_sale(self, bank: Bank, buyer: Holder, product: str, amount: Money, on: date, *, type: str = "fund",
            issuer: str = "京华基金管理有限公司", account: Account | None = None, handler: Employee | None = None,
            fee: Money | None = None, **fields: Any) -> str:  # fmt: skip
        """A product of somebody else sold at the bank (905); returns the sale id. `fields`: columns of 905."""
        self.bank_customer(bank, buyer)
        number = self.world.append("agency_sale", {
            "sale_type": type, "product": product, "issuer": issuer, "direction": "buy",
            "holder_kind": kind_of(buyer), "bank": bank.no, "branch": self.branch_no(bank), "holder": buyer.no,
            "account": account.no if account else None, "handler": (handler or self.staff(bank, 4)).no,
            "amount": fen(amount), "fee": fen(fee if fee is not None else amount * 0.005), "sold_on": on,
        })  # fmt: skip
        self.override("agency_sale", number, fields)
        if account:
            self.pay_out(account, issuer, amount, on, "代销产品购买", type="investment")
        return f"DX{bank.number:02d}{number:09d}"

    def position(self, bank: Bank, name: str, cost: Money, *, subclass: str = "bond",
            business_class: str = "investment",
            starts_on: date = date(2024, 3, 1), matures_on: date | None = None,
            issuer: str = "外地银行", **fields: Any) -> str:  # fmt: skip
        """A position of the bank's own (1004), also on the general ledger; returns its instrument id.

        `fields`: columns of 1004.
        """
        number = self.world.size("position") + len(self.world.planted["position"])
        instrument = f"ZQ{50_000_000 + number:08d}"
        self.world.append("position", {
            "instrument": instrument, "name": name, "subclass": subclass, "business_class": business_class,
            "book": "banking", "five_class": "normal", "issuer": issuer, "bank": bank.no, "cost": fen(cost),
            "impairment": 0, "starts_on": starts_on, "matures_on": matures_on, "interest_rate": 2.2,
            "risk_weight": 0.25,
        })  # fmt: skip
        self.override("position", number, fields)
        return instrument

    def trade(self, bank: Bank, instrument: str, amount: Money, on: date, *, name: str = "同业存单",
            direction: str = "buy", counterparty: str = "外地银行", subclass: str = "bond",
            business_class: str = "investment", starts_on: date | None = None, matures_on: date | None = None,
            **fields: Any) -> str:  # fmt: skip
        """A treasury trade (1003); returns its trade id.

        It moves no balance: that is `position`. `fields`: columns of 1003.
        """
        number = self.world.append("trade", {
            "instrument": instrument, "name": name, "subclass": subclass, "business_class": business_class,
            "counterparty": counterparty, "counterparty_type": "bank", "direction": direction, "book": "banking",
            "bank": bank.no, "handler": self.staff(bank, 6).no, "approver": self.staff(bank, 3).no,
            "amount": fen(amount), "traded_on": on, "starts_on": starts_on or on, "matures_on": matures_on,
            "interest_rate": 2.0,
        })  # fmt: skip
        self.override("trade", number, fields)
        return f"JY{number:010d}"

    def report(self, bank: Bank, report: str, item: str, value: Money, period: date = LAST_MONTH_END) -> None:
        """What the bank reports for one item of a report at a month end, instead of what its books say."""
        self.world.append(
            "report", {"report": report, "item": item, "bank": bank.no, "period_on": period, "value": float(value)}
        )

    def report_part(self, bank: Bank, said: str, part: float, of: str, period: date = LAST_MONTH_END) -> None:
        """Report one item as a part of what the books say for another, e.g. S67.property_loans of G01.loans."""
        report, item = said.split(".")
        row = {"report": report, "item": item, "bank": bank.no, "period_on": period, "value": part, "base": of}
        self.world.append("report", row)
