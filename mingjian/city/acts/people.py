"""Acts about people, firms and staff: who is born, founded, married, related, employed."""

from datetime import date, timedelta
from typing import Any

from mingjian.city.acts.base import Bank, Employee, Firm, Holder, Money, Person, Stage, fen, kind_of
from mingjian.city.honest.banks import BANK_COUNT, POSTS
from mingjian.city.honest.people import FIRST_PHONE
from mingjian.city.ids import firm_code, person_id, written
from mingjian.city.names import BRANDS, GIVEN, REGIONS, ROADS, SURNAMES

LATE_NUMBERS = 300  # of the five hundred a day, sex and region have


class PeopleActs(Stage):
    """People, firms, staff, and how they belong together."""

    def person(self, *, born: date | None = None, male: bool = True, income: Money = 180_000, **fields: Any) -> Person:
        """Somebody new, with a phone, an address and a household of their own.

        `fields`: columns of the cast's person.
        """
        number = self.world.size("person") + len(self.world.planted["person"])
        region = list(REGIONS)[number % len(REGIONS)]
        born = born or date(1980, 1, 1) + timedelta(days=number * 37 % 3650)
        row = {
            "name": _name(number), "id_number": self._id_number(region, born, male),
            "gender": "male" if male else "female", "phone": str(FIRST_PHONE + number * 7 + 3), "region": str(region),
            "occupation": "职员", "household_role": "head",
            "address": f"{REGIONS[region]}{ROADS[number % len(ROADS)]}{90_000 + number}号",
            "household": 100_000_000 + number, "income": fen(income), "birth_on": born, "is_farmer": False,
        } | self._plain(fields)  # fmt: skip
        self.world.append("person", row)
        return Person(number, str(row["name"]), str(row["id_number"]))

    def _plain(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Handles in fields as numbers, so that `employer=firm` may be written."""
        return {name: getattr(value, "no", value) for name, value in fields.items()}

    def _id_number(self, region: int, born: date, male: bool) -> str:
        """Sequence numbers from the top down, where the honest mass is not; then as if registered in a province."""
        place = self.count(f"born {region} {born} {male}") - 1
        province, place = divmod(place, LATE_NUMBERS)
        first = 999 if male else 998
        return person_id(str(region if province == 0 else 130_000 + province), f"{born:%Y%m%d}", first - 2 * place)

    def firm(self, *, industry: str = "wholesale_retail", head: Person | None = None, name: str | None = None,
            founded_on: date = date(2016, 3, 8), revenue: Money = 20_000_000, **fields: Any) -> Firm:  # fmt: skip
        """A new firm with a legal representative, finance head and one shareholder.

        `fields`: columns of the cast's firm.
        """
        number = self.world.size("firm") + len(self.world.planted["firm"])
        head = head or self.person(born=date(1975, 5, 20))
        finance = fields.pop("finance_head", None) or self.person(born=date(1980, 9, 1), male=False)
        region = list(REGIONS)[number % len(REGIONS)]
        code = firm_code(region, 100_000_000 + number * 37 + 11)
        row = {
            "name": name or f"北京{_brand(number)}商贸有限公司", "code": code, "industry": industry, "size": "small",
            "address": f"{REGIONS[region]}{ROADS[number % len(ROADS)]}{90_000 + number}号商务楼",
            "phone": str(1_060_000_000 + number * 3), "region": str(region), "business_scope": "商品批发及相关服务",
            "status": "active", "firm_kind": "limited", "legal_person": head.no, "finance_head": finance.no,
            "staff": 25, "registered_capital": fen(5_000_000), "paid_in_capital": fen(5_000_000),
            "revenue": fen(revenue), "assets": fen(revenue), "liabilities": fen(revenue) // 2,
            "founded_on": founded_on,
        } | self._plain(fields)  # fmt: skip
        self.world.append("firm", row)
        firm = Firm(number, str(row["name"]), code)
        self._posts(firm, head, finance, founded_on)
        return firm

    def _posts(self, firm: Firm, head: Person, finance: Person, since: date) -> None:
        self.officer(firm, head, "legal_representative", since=since)
        self.officer(firm, finance, "finance_head", since=since)
        self.shareholder(firm, head, 1.0, since=since)

    def officer(
        self,
        firm: Firm,
        person: Person,
        post: str = "director",
        *,
        since: date = date(2018, 1, 8),
        until: date | None = None,
    ) -> int:
        """A post at a firm in the business register."""
        return self.world.append(
            "officer", {"firm": firm.no, "person": person.no, "post": post, "since": since, "until": until}
        )

    def shareholder(
        self, firm: Firm, holder: Holder, share: float, *, since: date = date(2018, 1, 8), until: date | None = None
    ) -> int:
        """A shareholding in the business register; `share` as a part of one.

        A firm's founder holds all until told otherwise.
        """
        capital = self.world.value("firm", firm.no, "registered_capital")
        return self.world.append("shareholder", {
            "firm": firm.no, "holder_kind": kind_of(holder), "holder": holder.no, "share": share,
            "subscribed": int(capital * share), "since": since, "until": until,
        })  # fmt: skip

    def household(self, head: Person, *members: tuple[Person, str]) -> None:
        """Put members (person, role: spouse, child, parent …) into the head's household and under its address."""
        for member, role in members:
            self._edit("person", member.no, {
                "household": self.world.value("person", head.no, "household"), "household_role": role,
                "address": self.world.value("person", head.no, "address"),
            })  # fmt: skip

    def _edit(self, table: str, number: int, values: dict[str, Any]) -> None:
        row = number - self.world.size(table)
        if row < 0:
            raise ValueError(f"row {number} of {table} belongs to the honest mass, which plants leave alone")
        self.world.planted[table][row].update(values)

    def marriage(
        self, one: Person, other: Person, on: date = date(2012, 5, 20), *, ended_on: date | None = None
    ) -> int:
        """A marriage in the register; one household, and each in the other's bank relations (`relation`)."""
        if ended_on is None:
            self.household(one, (other, "spouse"))
        return self.world.append("marriage", {
            "husband": one.no, "wife": other.no, "registered_on": on, "ended_on": ended_on,
            "ended_by": "divorce" if ended_on else None,
        })  # fmt: skip

    def death(self, person: Person, on: date) -> None:
        """The death of somebody, as the civil register has it."""
        self._edit("person", person.no, {"died_on": on})

    def relation(self, bank: Bank, person: Person, other: Person, relation: str = "spouse") -> int:
        """A relation that the bank files about its customer (202). Both become customers."""
        self.bank_customer(bank, person)
        return self.world.append(
            "relation", {"bank": bank.no, "person": person.no, "other": other.no, "relation": relation}
        )

    def firm_relation(self, bank: Bank, firm: Firm, holder: Holder, relation: str = "actual_controller") -> int:
        """A relation that the bank files about its corporate customer (206)."""
        self.bank_customer(bank, firm)
        return self.world.append("firm_relation", {
            "bank": bank.no, "firm": firm.no, "holder_kind": kind_of(holder), "holder": holder.no,
            "relation": relation,
        })  # fmt: skip

    def group(
        self, bank: Bank, parent: Firm, members: list[Firm], *, name: str = "", controller: Person | None = None
    ) -> int:
        """A corporate group that the bank files (205); the parent is a member too."""
        number = self.count("group")
        controller_no = controller.no if controller else self.world.value("firm", parent.no, "legal_person")
        for firm in [parent, *members]:
            self.bank_customer(bank, firm)
            self.world.append("group_member", {
                "bank": bank.no, "group_no": number, "group_name": name or f"{parent.name[:6]}集团",
                "parent": parent.no, "firm": firm.no, "controller": controller_no,
            })  # fmt: skip
        return number

    def related_party(
        self,
        bank: Bank,
        holder: Holder,
        *,
        relation: str = "major_shareholder",
        holding_ratio: float = 6.0,
        **fields: Any,
    ) -> int:
        """A shareholder or related party of the bank (106).

        `fields`: columns of the cast's related_party or of 106.
        """
        cast = {
            "funding_source",
            "funding_account",
            "banks_held",
            "banks_controlled",
            "invested_on",
            "pledged_ratio",
            "has_board_seat",
            "is_restricted",
        }
        said = {
            name: getattr(fields.pop(name), "account_id", None) or value
            for name, value in list(fields.items())
            if name in cast
        }
        self.bank_customer(bank, holder)
        number = self.world.append("related_party", {
            "bank": bank.no, "holder_kind": kind_of(holder), "holder": holder.no, "relation": relation,
            "holding_ratio": holding_ratio, "funding_source": "own_funds", "banks_held": 1, "banks_controlled": 0,
            "invested_on": date(2019, 6, 28), "pledged_ratio": 0.0, "has_board_seat": True, "is_restricted": False,
        } | said)  # fmt: skip
        self.override("related_party", number, fields)
        return number

    def bank_customer(self, bank: Bank, who: Holder, since: date = date(2020, 3, 16), **fields: Any) -> str:
        """Make somebody a customer without an account; returns the customer id.

        `fields`: columns of 201 or 203, at every bank.
        """
        self.world.append(
            "customer",
            {"bank": bank.no, "kind": kind_of(who), "who": who.no, "branch": self.branch_no(bank), "since": since},
        )
        self.override(kind_of(who), who.no, fields)
        return who.customer_id(bank)

    def branch_no(self, bank: Bank) -> int:
        """The branch at which a bank's planted business is done: its first outlet after the head office."""
        return bank.no * (self.world.size("branch") // BANK_COUNT) + 1

    def staff(self, bank: Bank, post: int = 1) -> Employee:
        """One of the bank's employees.

        0 branch head, 1 and 2 customer managers, 3 approver, 4 and 5 tellers, 6 handler.
        """
        number = self.branch_no(bank) * len(POSTS) + post
        person = int(self.world.value("employee", number, "person"))
        named = Person(
            person, self.world.value("person", person, "name"), self.world.value("person", person, "id_number")
        )
        return Employee(number, bank, named, written("employee_id", bank.number, number))

    def employee(self, bank: Bank, person: Person | None = None, *, position: str = "客户经理",
            joined_on: date = date(2019, 4, 1), left_on: date | None = None, **fields: Any) -> Employee:  # fmt: skip
        """Somebody new on the staff of a bank. `fields`: columns of 102."""
        person = person or self.person(born=date(1988, 2, 11), employer_bank=bank.no)
        number = self.world.append("employee", {
            "bank": bank.no, "branch": self.branch_no(bank), "person": person.no, "position": position,
            "department": "信贷业务部", "joined_on": joined_on, "left_on": left_on, "is_executive": False,
        })  # fmt: skip
        self.override("employee", number, fields)
        return Employee(number, bank, person, written("employee_id", bank.number, number))

    def financial_statement(self, bank: Bank, firm: Firm, on: date, **said: Any) -> int:
        """A statement of a borrower as the bank files it (204); amounts in yuan.

        Assets, liabilities, revenue, profit, tax, cash_flow, receivables, other_receivables. What is not
        given comes from the firm.
        """
        revenue = self.world.value("firm", firm.no, "revenue")
        assets = self.world.value("firm", firm.no, "assets")
        period = said.pop("period", "yearly")
        row = {"assets": assets, "liabilities": self.world.value("firm", firm.no, "liabilities"), "revenue": revenue,
            "profit": revenue // 12,
               "tax": revenue // 48, "cash_flow": revenue // 30, "receivables": revenue // 8,
               "other_receivables": revenue // 50}  # fmt: skip
        row |= {name: fen(value) for name, value in said.items()}
        self.bank_customer(bank, firm)
        return self.world.append(
            "statement", row | {"bank": bank.no, "firm": firm.no, "statement_on": on, "period": period}
        )


def _name(number: int) -> str:
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number * 7 % len(GIVEN)] + GIVEN[number * 13 // 5 % len(GIVEN)]


def _brand(number: int) -> str:
    kinds = len(BRANDS)
    return "".join(BRANDS[number // kinds**k % kinds] for k in range(3)) + "甲"
