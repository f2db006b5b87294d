"""Acts about deposit accounts and the money that moves between them."""

from datetime import date, datetime, timedelta
from typing import Any

from mingjian.city.acts.base import Account, Bank, Employee, Holder, Money, fen, kind_of
from mingjian.city.acts.people import PeopleActs
from mingjian.city.honest.payments import SUMMARY
from mingjian.city.ids import written
from mingjian.city.journal import CHANNEL, TYPE

SAID = frozenset({
    "postscript", "counterparty_account", "counterparty_name", "counterparty_bank_name", "ip_address", "mac_address",
    "agent_name", "agent_id_number", "teller_id", "authoriser_id", "reversal", "cash_or_transfer", "contra",
})  # fmt: skip


class DepositActs(PeopleActs):
    """Accounts, transfers, payments out of the city and receipts from outside."""

    def deposit_account(self, bank: Bank, owner: Holder, *, opening: Money = 0,
            opened_on: date = date(2021, 3, 15), kind: str | None = None, **fields: Any) -> Account:  # fmt: skip
        """A deposit account.

        `opening`: what it holds before its first movement (a cash deposit, when it is opened in the window).
        `kind`: demand, time … (403) or basic, general, special, time, margin … (405). `fields`: columns of
        403 or 405.
        """
        owner_kind = kind_of(owner)
        kind = kind or ("demand" if owner_kind == "person" else "general")
        late = opened_on >= self.world.clock.first_day
        closed_on = fields.pop("closed_on", None)
        number = self.world.append("account", {
            "bank": bank.no, "branch": self.branch_no(bank), "owner_kind": owner_kind, "owner": owner.no,
            "kind": kind, "opening": 0 if late else fen(opening), "opened_on": opened_on, "closed_on": closed_on,
            "interest_rate": fields.pop("interest_rate", 0.1),
        })  # fmt: skip
        self.override("account", number, fields)
        form = "personal_account_id" if owner_kind == "person" else "corporate_account_id"
        account = Account(number, bank, owner, written(form, bank.number, number))
        if late and opening:
            self.cash(account, opening, opened_on)
        return account

    def margin_account(self, bank: Bank, owner: Holder, **said: Any) -> Account:
        """A margin account of a customer."""
        return self.deposit_account(bank, owner, kind="margin", **said)

    def transfer(
        self, giver: Account, taker: Account, amount: Money, at: date | datetime, summary: str = "转账", **said: Any
    ) -> None:
        """Money from one account of the city to another; both get a movement, at whichever banks they are.

        `said`: type, channel, postscript, ip_address, mac_address, agent_name, agent_id_number, teller_id,
        authoriser_id … of 404/406.
        """
        self._move(giver, -amount, at, summary, other=taker.no, **said)
        moment = at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time().replace(hour=9))
        self._move(taker, amount, moment + timedelta(seconds=1), summary, other=giver.no, **said)

    def pay_out(
        self,
        account: Account,
        counterparty: str,
        amount: Money,
        at: date | datetime,
        summary: str = "转账",
        **said: Any,
    ) -> None:
        """Money to somebody outside the city (or whose account nobody files), by name."""
        self._move(account, -amount, at, summary, counterparty_name=counterparty, **said)

    def receive(
        self,
        account: Account,
        counterparty: str,
        amount: Money,
        at: date | datetime,
        summary: str = "转账",
        **said: Any,
    ) -> None:
        """Money from somebody outside the city, by name."""
        self._move(account, amount, at, summary, counterparty_name=counterparty, **said)

    def cash(self, account: Account, amount: Money, at: date | datetime, **said: Any) -> None:
        """Cash paid in (positive) or taken out (negative) at the counter."""
        kind = "cash_deposit" if amount > 0 else "cash_withdrawal"
        given = {"type": kind, "channel": "counter", "teller_id": self.staff(account.bank, 4)} | said
        self._move(account, amount, at, "存现" if amount > 0 else "取现", **given)

    def internal_transfer(self, account: Account, amount: Money, at: date | datetime, ledger: str = "224101",
            summary: str = "内部转账", **said: Any) -> None:  # fmt: skip
        """Money between a customer's account (positive.

        Into it) and an internal account of its branch, which 408 shows by itself. Ledgers: 100101 cash,
        602101 fee income, 221101 clearing items, 224101 other payables, 122101 other receivables.
        """
        self._move(account, amount, at, summary, contra=ledger, **({"channel": "counter"} | said))

    def salary(
        self, account: Account, monthly: Money, months: int = 12, payer: str = "工资代发", day: int = 10
    ) -> None:
        """A wage every month up to the last one."""
        for ago in range(months):
            at = self.day(0, months=ago).replace(day=day)
            self.receive(account, payer, monthly, at, "工资", type="agency_payment", channel="online_banking")

    def living(self, account: Account, monthly: Money, months: int = 12, day: int = 18) -> None:
        """Ordinary spending every month up to the last one."""
        for ago in range(months):
            self.pay_out(
                account,
                "惠民超市",
                monthly,
                self.day(0, months=ago).replace(day=day),
                "消费",
                type="purchase",
                channel="pos",
            )

    def turnover(self, account: Account, monthly: Money, months: int = 12, day: int = 12) -> None:
        """Ordinary business of a firm: sales every month and the same amount to suppliers a week later."""
        for ago in range(months):
            at = self.day(0, months=ago).replace(day=day)
            self.receive(account, "津门贸易行", monthly, at, "销售收入", channel="online_banking")
            self.pay_out(account, "冀中商行", monthly, at + timedelta(days=7), "货款", channel="online_banking")

    def wallet(self, bank: Bank, owner: Holder, at_least: Money = 0) -> Account:
        """The account from which a planted customer pays instalments.

        Opened long ago and full enough, one a bank and owner.
        """
        key = (bank.no, kind_of(owner), owner.no)
        if key not in self.wallets:
            self.wallets[key] = self.deposit_account(bank, owner, opening=50_000, opened_on=date(2019, 9, 2))
        row = self.world.planted["account"][self.wallets[key].no - self.world.size("account")]
        row["opening"] += fen(at_least)
        return self.wallets[key]

    def _move(self, account: Account, amount: Money, at: date | datetime, summary: str, **said: Any) -> None:
        row = {
            "account": account.no, "moment": self.world.clock.seconds(at), "amount": fen(amount),
            "type": TYPE[said.pop("type", "transfer")], "channel": CHANNEL[said.pop("channel", "mobile_banking")],
            "summary": SUMMARY.get(summary, 0), "other": said.pop("other", -1), "outside": -1, "loan": -1,
            "summary_said": summary,
        }  # fmt: skip
        unknown = said.keys() - SAID
        if unknown:
            raise KeyError(
                f"a movement has no {', '.join(sorted(unknown))}; it may say type, channel, {', '.join(sorted(SAID))}"
            )
        if row["moment"] >= self.world.clock.month_starts[-1]:
            raise ValueError(f"a movement at {at} lies after the end of the city")
        row |= {name: value.employee_id if isinstance(value, Employee) else value for name, value in said.items()}
        self.world.planted_movements.append(row)
