# ruff: noqa: A002
"""Acts about property and what stands behind loans: titles, sales, mortgages, seizures, guarantees, pledges."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from mingjian.city.acts.base import Account, Bank, Holder, Loan, Money, Person, fen, kind_of
from mingjian.city.acts.loans import LoanActs
from mingjian.city.ids import written
from mingjian.city.names import REGIONS

REGION_NAMES = {str(code): name for code, name in REGIONS.items()}


class Property(NamedTuple):
    """A home, shop or plot with its certificate."""

    no: int
    owner: Holder
    title_number: str
    unit_code: str
    value: float


class Guarantee(NamedTuple):
    """A guarantee contract."""

    no: int
    bank: Bank
    guarantee_contract_id: str


class SecurityActs(LoanActs):
    """Property in the register, and security in the banks' books."""

    def title(self, owner: Holder, value: Money, *,
            acquired_on: date = date(2017, 4, 18), area: float = 90.0, use: str = "residence",
            region: str = "110105", **fields: Any) -> Property:  # fmt: skip
        """A property in the register. `fields`: columns of property_title."""
        number = self.world.size("property") + len(self.world.planted["property"])
        name = f"京（2019）{REGION_NAMES.get(region, '朝阳区')}不动产权第{number + 1:07d}号"
        unit = f"{region}GB{number + 1:012d}"
        self.world.append("property", {
            "owner_kind": kind_of(owner), "owner": owner.no, "title_number": name, "unit_code": unit, "use": use,
            "region": region, "location": f"{REGION_NAMES.get(region, '朝阳区')}建国路{number}号院1号楼",
            "status": "valid", "value": fen(value), "acquired_on": acquired_on, "area": area,
        })  # fmt: skip
        self.override("property", number, fields)
        return Property(number, owner, name, unit, float(value))

    def property_transfer(
        self,
        thing: Property,
        buyer: Holder,
        price: Money,
        on: date,
        *,
        kind: str = "sale",
        signed_on: date | None = None,
    ) -> Property:
        """The property changes hands: the old title ends, a new one under the same unit begins.

        Returns the buyer's.
        """
        self._edit("property", thing.no, {"status": "superseded", "cancelled_on": on})
        row = self.world.planted["property"][thing.no - self.world.size("property")]
        new = self.title(buyer, thing.value, acquired_on=on, area=row["area"], use=row["use"], region=row["region"])
        self._edit("property", new.no, {"unit_code": thing.unit_code, "location": row["location"]})
        self.world.append("property_transfer", {
            "kind": kind, "property": new.no, "seller_kind": kind_of(thing.owner), "seller": thing.owner.no,
            "buyer_kind": kind_of(buyer), "buyer": buyer.no, "price": fen(price),
            "signed_on": signed_on or on - timedelta(days=14), "registered_on": on,
        })  # fmt: skip
        return Property(new.no, buyer, new.title_number, thing.unit_code, thing.value)

    def mortgage(self, thing: Property, lender: Bank | str, amount: Money, on: date, *, rank: int = 1,
            kind: str = "ordinary", until: date | None = None, cancelled_on: date | None = None,
            contract: str | None = None) -> int:  # fmt: skip
        """A mortgage in the real-estate register (what the bank files is `pledge`)."""
        name = lender if isinstance(lender, str) else lender.name
        code = None if isinstance(lender, str) else self.world.value("institution", lender.no, "code")
        return self.world.append("mortgage", {
            "kind": kind, "property": thing.no, "mortgagee_name": name, "mortgagee_code": code, "contract": contract,
            "rank": rank, "amount": fen(amount), "starts_on": on, "ends_on": until, "registered_on": on,
            "cancelled_on": cancelled_on,
        })  # fmt: skip

    def seizure(self, thing: Property, on: date, *, kind: str = "live", amount: Money = 500_000, years: int = 3,
            released_on: date | None = None, authority: str = "北京市朝阳区人民法院") -> int:  # fmt: skip
        """A court seizes the property."""
        return self.world.append("seizure", {
            "kind": kind, "authority": authority, "document": f"（2025）京0105执{thing.no}号", "property": thing.no,
            "waiting": int(kind.startswith("waiting")), "amount": fen(amount), "registered_on": on,
            "ends_on": on.replace(year=on.year + years, day=min(on.day, 28)), "released_on": released_on,
        })  # fmt: skip

    def objection(
        self, thing: Property, objector: Person, on: date, *, sued_on: date | None = None, ended_on: date | None = None
    ) -> int:
        """Somebody objects to what is registered; without a suit the entry lapses after fifteen days by itself."""
        lapsed = on + timedelta(days=16) if sued_on is None and ended_on is None else None
        return self.world.append("objection", {
            "reason": "主张为实际权利人", "property": thing.no, "objector": objector.no, "registered_on": on,
            "sued_on": sued_on, "ended_on": ended_on or lapsed, "ended_for": "lapsed" if lapsed else "cancelled",
        })  # fmt: skip

    def pre_notice(
        self, thing: Property, holder: Holder, on: date, *, ended_on: date | None = None, ended_for: str = "cancelled"
    ) -> int:
        """The pre-notice of a sale of the property to its holder."""
        return self.world.append("pre_notice", {
            "holder_kind": kind_of(holder), "holder": holder.no, "obligor_kind": kind_of(thing.owner),
            "obligor": thing.owner.no, "property": thing.no, "registered_on": on, "registrable_on": on,
            "ended_on": ended_on, "ended_for": ended_for,
        })  # fmt: skip

    def land_right(self, holder: Holder, area: float, *, village: str = "东庄村", use: str = "arable",
            kind: str = "family_contract", region: str = "110116",
            registered_on: date = date(2018, 3, 1), ended_on: date | None = None) -> str:  # fmt: skip
        """A plot of farm land in the register, area in mu; returns its plot number."""
        number = self.world.size("land_right") + len(self.world.planted["land_right"])
        plot = f"{region}DK{number:010d}"
        self.world.append("land_right", {
            "plot_number": plot, "kind": kind, "use": use, "village": village, "region": region, "holder": holder.no,
            "registered_on": registered_on, "ended_on": ended_on, "area": area,
        })  # fmt: skip
        return plot

    def guarantee(self, secured: Loan, guarantor: Holder | None, amount: Money | None = None, *,
            type: str = "guarantee", net_assets: Money = 20_000_000, ended_on: date | None = None,
            **fields: Any) -> Guarantee:  # fmt: skip
        """A guarantee contract for a loan (601), and its guarantor (602) unless that is None.

        `fields`: columns of 601 or 602.
        """
        bank = secured.bank
        number = self.world.append("guarantee", {
            "guarantee_type": type, "secured_kind": "loan", "secured_id": str(secured.no), "bank": bank.no,
            "branch": self.branch_no(bank), "handler": self.staff(bank, 6).no,
            "amount": fen(amount) if amount else self.world.value("loan", secured.no, "amount"),
            "starts_on": self.world.value("loan", secured.no, "issued_on"),
            "matures_on": self.world.value("loan", secured.no, "matures_on"), "ended_on": ended_on,
        })  # fmt: skip
        own = self.columns.get("guarantee", frozenset())
        self.override("guarantee", number, {name: value for name, value in fields.items() if name in own})
        self._edit("loan", secured.no, {"guarantee_type": type})
        if guarantor is not None:
            row = {
                "holder_kind": kind_of(guarantor),
                "guarantee": number,
                "holder": guarantor.no,
                "net_assets": fen(net_assets),
            }
            self.override(
                "guarantor", self.world.append("guarantor", row), {n: v for n, v in fields.items() if n not in own}
            )
        return Guarantee(number, bank, written("guarantee_contract_id", bank.number, number))

    def pledge(self, secured: Loan, thing: Property | Account | str, *, value: Money | None = None,
            latest_value: Money | None = None, mortgaged_value: Money | None = None, type: str | None = None,
            owner: Holder | None = None, status: str = "normal", rank: str = "first",
            guarantee: Guarantee | None = None, register: bool = True, **fields: Any) -> str:  # fmt: skip
        """Property, a deposit, or a thing by name as collateral (603); returns the collateral id.

        Its guarantee contract is made unless given; property is also mortgaged in the register unless `register=False`.
        `fields`: columns of 603.
        """
        is_property = isinstance(thing, Property)
        contract = guarantee or self.guarantee(secured, None, type="mortgage" if is_property else "pledge")
        amount = self.world.value("loan", secured.no, "amount")
        worth = (
            fen(value) if value is not None else fen(thing.value) if isinstance(thing, Property) else amount * 10 // 6
        )
        holder = owner or getattr(thing, "owner", None) or secured.borrower
        kind, name = _described(thing)
        number = self.world.append("collateral", {
            "collateral_type": type or kind, "name": name,
            "owner_kind": kind_of(holder), "owner": holder.no, "status": status, "rank": rank,
            "guarantee": contract.no, "property": thing.no if isinstance(thing, Property) else None,
            "account": thing.no if isinstance(thing, Account) else None, "initial_value": worth,
            "latest_value": fen(latest_value) if latest_value is not None else worth,
            "mortgaged_value": fen(mortgaged_value) if mortgaged_value is not None else amount,
        })  # fmt: skip
        self.override("collateral", number, fields)
        if isinstance(thing, Property) and register:
            day, until = (self.world.value("loan", secured.no, name) for name in ("issued_on", "matures_on"))
            self.mortgage(thing, secured.bank, amount / 100, day - timedelta(days=2), until=until)
        return written("collateral_id", secured.bank.number, number)


def _described(thing: Property | Account | str) -> tuple[str, str]:
    """The type and name under which a thing is filed as collateral."""
    if isinstance(thing, Property):
        return "residential", "住宅"
    return ("deposit_receipt", "定期存单") if isinstance(thing, Account) else ("inventory", thing)
