"""Acts about what departments keep.

Changes of firms, building projects, presale and wage accounts, insurance of workers.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

from mingjian.city.acts.base import Account, Bank, Firm, Money, Person, fen
from mingjian.city.acts.insurance import InsuranceActs


class Project(NamedTuple):
    """A building project."""

    no: int
    developer: Firm
    project_id: str


class Site(NamedTuple):
    """A building site under the rules for migrant workers' wages."""

    no: int
    builder: Firm
    contractor: Firm
    site_id: str


class RegisterActs(InsuranceActs):
    """Entries in the registers of the departments."""

    def firm_listing(
        self,
        firm: Firm,
        on: date,
        *,
        reason: str = "unreachable",
        is_serious: bool = False,
        removed_on: date | None = None,
    ) -> int:
        """The business registry lists the firm as abnormal (or seriously unlawful)."""
        return self.world.append(
            "firm_listing",
            {"reason": reason, "firm": firm.no, "listed_on": on, "removed_on": removed_on, "is_serious": is_serious},
        )

    def dishonest_debtor(self, firm: Firm, on: date, *, removed_on: date | None = None) -> int:
        """A court publishes that the firm does not perform what it was ordered to."""
        row = self.world.size("adverse_record")
        facts = {"kind": "dishonest_debtor", "authority": "人民法院", "document": f"（{on.year}）京0105执{row + 1}号"}
        days = {"decided_on": on - timedelta(days=12), "published_on": on, "removed_on": removed_on}
        return self.world.append("adverse_record", {**facts, **days, "firm": firm.no, "amount": 30_000_000})

    def firm_change(self, firm: Firm, item: str, on: date, *, before: str = "", after: str = "") -> int:
        """A change in the business register: legal_representative, shareholder, capital, address …"""
        return self.world.append(
            "firm_change", {"item": item, "before": before, "after": after, "firm": firm.no, "changed_on": on}
        )

    def deregister(self, firm: Firm, on: date, *, revoked: bool = False) -> None:
        """The firm is deregistered (or its licence revoked)."""
        status = "revoked" if revoked else "deregistered"
        self._edit("firm", firm.no, {"status": status, "status_since": on, f"{status}_on": on})

    def project(self, developer: Firm, *, contractor: Firm | None = None, name: str = "云溪家园一期",
            started_on: date = date(2024, 3, 1), status: str = "building", **fields: Any) -> Project:  # fmt: skip
        """A building project, with its start as a node. `fields`: columns of construction_project."""
        number = self.world.append("project", {
            "name": name, "kind": "residential", "location": "朝阳区东坝", "region": "110105", "status": status,
            "developer": developer.no, "contractor": contractor.no if contractor else None,
            "investment": fen(300_000_000), "capital": fen(90_000_000), "started_on": started_on,
            "planned_on": started_on + timedelta(days=1000), "floor_area": 30_000.0,
        })  # fmt: skip
        self.override("project", number, fields)
        self.world.append(
            "node", {"node": "start", "project": number, "planned_on": started_on, "reached_on": started_on}
        )
        return Project(number, developer, f"XM{number:08d}")

    def permit(
        self, project: Project, kind: str, on: date, *, ends_on: date | None = None, area: float = 30_000.0
    ) -> int:
        """A permit of the project: land_use, land_planning, works_planning, construction, presale.

        Returns its number.
        """
        return self.world.append("permit",
            {"kind": kind, "number": f"京{kind[:2].upper()}{project.no:06d}{len(self.world.planted['permit']):04d}",
                                            "project": project.no, "issued_on": on, "ends_on": ends_on,
                                            "area": area})  # fmt: skip

    def node(
        self,
        project: Project,
        node: str,
        reached_on: date | None,
        *,
        planned_on: date | None = None,
        supervised: Money | None = None,
    ) -> int:
        """A building stage and when it was reached.

        Underground, main_half, main_capped, completion, first_registration.
        """
        return self.world.append("node",
            {"node": node, "project": project.no, "planned_on": planned_on or reached_on, "reached_on": reached_on,
             "supervised": fen(supervised) if supervised is not None else None})  # fmt: skip

    def presale_account(self, project: Project, account: Account, *, supervised: Money = 60_000_000,
            permit: int | None = None,
            opened_on: date = date(2024, 9, 2), letter_number: str | None = None,
            letter_amount: Money | None = None, **fields: Any) -> int:  # fmt: skip
        """Register a deposit account (kind special) as the project's presale escrow account.

        Returns its number for `presale_contract`.
        """
        number = self.world.append("presale_account", {
            "account": account.no, "project": project.no, "permit": permit, "supervised": fen(supervised),
            "opened_on": opened_on, "letter_number": letter_number,
            "letter_amount": fen(letter_amount) if letter_amount else None,
            "closed_on": fields.pop("closed_on", None),
        })  # fmt: skip
        self.override("presale_account", number, fields)
        return number

    def presale_contract(self, project: Project, permit: int, buyer: Person, presale_account: int, price: Money,
            on: date, *, down_payment: Money | None = None, loan_bank: Bank | None = None,
            **fields: Any) -> str:  # fmt: skip
        """A home sold off plan; returns the contract number. `fields`: columns of presale_contract."""
        number = self.world.size("presale_contract") + len(self.world.planted["presale_contract"])
        down = price if down_payment is None else down_payment
        self.world.append("presale_contract", {
            "building": "1号楼", "room": f"{number:05d}", "project": project.no, "permit": permit, "buyer": buyer.no,
            "account": presale_account, "loan_bank": loan_bank.no if loan_bank else None, "price": fen(price),
            "down_payment": fen(down), "loan_amount": fen(price - down), "signed_on": on, "area": 90.0,
        })  # fmt: skip
        self.override("presale_contract", number, fields)
        return f"YS{number:010d}"

    def site(self, builder: Firm, contractor: Firm, *, project: Project | None = None,
            contract_amount: Money = 50_000_000,
            started_on: date = date(2025, 2, 10), status: str = "building", pay_day: int = 15,
            deposit: Money | None = 1_000_000, **fields: Any) -> Site:  # fmt: skip
        """A site.

        `builder` is who builds for its own money and pays labour costs, `contractor` the general contractor.
        `fields`: columns of wage_site.
        """
        number = self.world.append("site", {
            "name": f"{builder.name[2:6]}工地", "region": "110105", "status": status,
            "project": project.no if project else None, "builder": builder.no, "contractor": contractor.no,
            "pay_day": pay_day, "contract_amount": fen(contract_amount),
            "deposit": fen(deposit) if deposit is not None else None, "signed_on": started_on - timedelta(days=30),
            "started_on": started_on, "ends_on": started_on + timedelta(days=700), "labour_share": 0.25,
        })  # fmt: skip
        self.override("site", number, fields)
        return Site(number, builder, contractor, f"GD{number:08d}")

    def wage_account(self, site: Site, account: Account, *,
            opened_on: date = date(2025, 2, 20), closed_on: date | None = None,
            announced_on: date | None = None, **fields: Any) -> None:  # fmt: skip
        """Register a deposit account (kind special) as the site's wage account. `fields`: columns of wage_account."""
        number = self.world.append(
            "wage_account",
            {
                "account": account.no,
                "site": site.no,
                "opened_on": opened_on,
                "announced_on": announced_on,
                "closed_on": closed_on,
            },
        )
        self.override("wage_account", number, fields)

    def attendance(
        self, site: Site, workers: list[Person], month: date, *, days: float = 24.0, trade: str = "钢筋工"
    ) -> None:
        """Who was on site that month, for how many days."""
        for worker in workers:
            self.world.append(
                "attendance",
                {
                    "trade": trade,
                    "site": site.no,
                    "person": worker.no,
                    "employer": site.contractor.no,
                    "month": month.replace(day=1),
                    "days": days,
                },
            )

    def payroll(self, site: Site, workers: list[Person], month: date, due: Money, *, paid: Money | None = None,
            due_on: date | None = None, paid_on: date | None = None,
            accounts: list[Account] | None = None) -> None:  # fmt: skip
        """What each worker was due for the month and got; the money itself is `transfer` from the wage account."""
        for k, worker in enumerate(workers):
            self.world.append("payroll", {
                "site": site.no, "person": worker.no, "employer": site.contractor.no,
                "account": accounts[k].no if accounts else None, "due": fen(due),
                "paid": fen(due if paid is None else paid), "month": month.replace(day=1), "due_on": due_on or month,
                "paid_on": paid_on,
            })  # fmt: skip

    def provident_fund(
        self,
        person: Person,
        base: Money,
        *,
        balance: Money = 50_000,
        paid_until: date = date(2025, 12, 1),
        status: str = "paying",
        **fields: Any,
    ) -> None:
        """A provident fund account; people with an employer have none unless you give them one.

        `fields`: columns of provident_fund_account.
        """
        number = self.world.append("provident_fund", {
            "status": status, "person": person.no, "base": fen(base), "balance": fen(balance), "loan_balance": 0,
            "loan_payment": 0, "opened_on": date(2015, 1, 5), "paid_until": paid_until,
        })  # fmt: skip
        self.override("provident_fund", number, fields)

    def social_security(
        self,
        person: Person,
        employer: Firm | None,
        base: Money,
        *,
        since: date = date(2020, 1, 1),
        until: date | None = None,
        kind: str = "employee",
    ) -> None:
        """Social insurance paid every month from `since` to `until`."""
        self.world.append(
            "social_security",
            {
                "kind": kind,
                "person": person.no,
                "employer": employer.no if employer else None,
                "base": fen(base),
                "since": since,
                "until": until,
            },
        )

    def medical_enrolment(
        self,
        person: Person,
        *,
        kind: str = "employee",
        employer: Firm | None = None,
        starts_on: date = date(2018, 1, 1),
        ends_on: date | None = None,
    ) -> None:
        """Basic medical insurance of a person."""
        self.world.append(
            "medical_enrolment",
            {
                "kind": kind,
                "person": person.no,
                "employer": employer.no if employer else None,
                "starts_on": starts_on,
                "ends_on": ends_on,
            },
        )

    def medical_settlement(self, person: Person, total: Money, admitted_on: date, *, basic: Money | None = None,
            hospital: str = "市第一医院", days: int = 6, kind: str = "inpatient", **fields: Any) -> str:  # fmt: skip
        """A bill settled with basic medical insurance; returns its settlement id.

        `fields`: columns of medical_settlement.
        """
        number = self.world.size("medical_settlement") + len(self.world.planted["medical_settlement"])
        self.world.append("medical_settlement", {
            "hospital": hospital, "hospital_code": f"H{sum(map(ord, hospital)):06d}", "visit_kind": kind,
            "diagnosis": "肺炎", "invoice": f"YL{number:010d}", "person": person.no, "total": fen(total),
            "basic": fen(total * 0.6 if basic is None else basic), "catastrophic": 0, "assistance": 0,
            "admitted_on": admitted_on, "discharged_on": admitted_on + timedelta(days=days),
            "settled_on": admitted_on + timedelta(days=days),
        })  # fmt: skip
        self.override("medical_settlement", number, fields)
        return f"JS{number:010d}"
