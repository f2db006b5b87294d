"""What stands behind honest loans, and where their money goes.

Homes, sellers, guarantors, suppliers, credit lines.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.city.honest.banks import APPROVER, MANAGER, POSTS, main_accounts
from mingjian.city.honest.payments import SUMMARY, suppliers
from mingjian.city.honest.people import TODAY, ages
from mingjian.city.journal import CHANNEL, TYPE, both_sides, movement
from mingjian.city.names import REGIONS, SHOPS
from mingjian.city.world import World, pick

Ints = npt.NDArray[np.int64]
LOAN_TO_VALUE = 0.6
PRICE_A_SQUARE_METRE = 42_000.0


def draw_security(world: World) -> None:
    """Homes, guarantees and collateral, credit lines, and where the loans of the window were paid to."""
    rng = world.rng("security")
    kind = _kinds(world)
    mortgages = np.flatnonzero(kind == "mortgage")
    _homes(world, rng, mortgages)
    _guarantees(world, kind)
    _lines(world, kind)
    _paid_out(world, rng, kind)


def _kinds(world: World) -> npt.NDArray[np.object_]:
    return np.asarray(world.frames["loan"]["loan_type"].to_numpy(zero_copy_only=False))


def title_numbers(region: Ints, number: Ints) -> pa.Array:
    """Certificate numbers in the form of the real ones."""
    names = list(REGIONS.values())
    return pc.binary_join_element_wise(
        pa.scalar("京（2019）"), pick(names, np.searchsorted(np.array(list(REGIONS)), region)),
        pa.scalar("不动产权第"), pc.utf8_lpad(pa.array(number).cast(pa.string()), 7, "0"), pa.scalar("号"), "",
    )  # fmt: skip


def unit_codes(region: Ints, number: Ints) -> pa.Array:
    """Unit codes of property: region and running number."""
    return pc.binary_join_element_wise(
        pa.array(region).cast(pa.string()),
        pc.utf8_lpad(pa.array(number).cast(pa.string()), 12, "0"),
        "GB",
    )


def _homes(world: World, rng: np.random.Generator, mortgages: Ints) -> None:
    loans = world.frames["loan"]
    buyer = np.asarray(loans["borrower"])[mortgages]
    issued = np.asarray(loans["issued_on"])[mortgages]
    price = (np.asarray(loans["amount"])[mortgages] / LOAN_TO_VALUE).astype(np.int64)
    heads = np.flatnonzero(
        np.asarray(world.frames["person"]["household_role"].to_numpy(zero_copy_only=False) == "head")
    )
    others = np.setdiff1d(heads[rng.random(len(heads)) < 0.35], buyer)
    area = rng.uniform(55, 140, len(others)).round(1)
    long_ago = TODAY - rng.integers(900, 5000, len(others)).astype("timedelta64[D]")
    owner = np.concatenate([buyer, others])
    region = np.asarray(world.frames["person"]["region"].cast(pa.int64()))[owner]
    number = np.arange(len(owner)) + 1
    world.set("property", {
        "owner_kind": pick(("person",), number * 0), "owner": owner, "title_number": title_numbers(region, number),
        "unit_code": unit_codes(region, number), "use": pick(("residence",), number * 0),
        "location": world.frames["person"]["address"].take(pa.array(owner)),
        "region": pa.array(region).cast(pa.string()), "status": pick(("valid",), number * 0),
        "value": np.concatenate([price, (area * PRICE_A_SQUARE_METRE * 100).astype(np.int64)]),
        "acquired_on": np.concatenate([issued - np.timedelta64(6, "D"), long_ago]),
        "area": np.concatenate([(price / 100 / PRICE_A_SQUARE_METRE).round(1), area]),
    })  # fmt: skip
    _bought(world, rng, mortgages, price)


def _bought(world: World, rng: np.random.Generator, mortgages: Ints, price: Ints) -> None:
    """The sale to each buyer with a mortgage, and the mortgage in the register."""
    loans = world.frames["loan"]
    buyer, issued = np.asarray(loans["borrower"])[mortgages], np.asarray(loans["issued_on"])[mortgages]
    seller = _sellers(world, rng, buyer)
    bank = pa.array(np.asarray(loans["bank"])[mortgages])
    world.set("property_transfer", {
        "kind": pick(("sale",), buyer * 0), "property": np.arange(len(buyer)),
        "seller_kind": pick(("person",), buyer * 0), "buyer_kind": pick(("person",), buyer * 0), "seller": seller,
        "buyer": buyer, "price": price, "signed_on": issued - np.timedelta64(20, "D"),
        "registered_on": issued - np.timedelta64(6, "D"),
    })  # fmt: skip
    world.set("mortgage", {
        "kind": pick(("ordinary",), buyer * 0), "property": np.arange(len(buyer)),
        "rank": np.ones(len(buyer), dtype=np.int64), "amount": np.asarray(loans["amount"])[mortgages],
        "starts_on": issued, "ends_on": np.asarray(loans["matures_on"])[mortgages],
        "registered_on": issued - np.timedelta64(2, "D"),
        "mortgagee_name": world.frames["institution"]["name_zh"].take(bank),
        "mortgagee_code": world.frames["institution"]["code"].take(bank),
    })  # fmt: skip


def _sellers(world: World, rng: np.random.Generator, buyer: Ints) -> Ints:
    grown = np.flatnonzero((ages(world) >= 45) & (main_accounts(world)[0] >= 0))
    grown = np.setdiff1d(grown, np.concatenate([buyer, np.asarray(world.frames["officer"]["person"])]))
    return rng.choice(grown, len(buyer))


def _guarantees(world: World, kind: npt.NDArray[np.object_]) -> None:
    loans = world.frames["loan"]
    secured = np.flatnonzero(np.asarray(loans["guarantee_type"].to_numpy(zero_copy_only=False)) != "unsecured")
    amount = np.asarray(loans["amount"])
    is_thing = np.isin(kind[secured], ["mortgage", "car"])
    world.set("guarantee", {
        "guarantee_type": pick(("guarantee", "mortgage"), is_thing.astype(np.int64)),
        "secured_kind": pick(("loan",), secured * 0), "secured_id": pa.array(secured).cast(pa.string()),
        "bank": np.asarray(loans["bank"])[secured], "branch": np.asarray(loans["branch"])[secured],
        "handler": np.asarray(loans["handler"])[secured], "amount": amount[secured],
        "starts_on": np.asarray(loans["issued_on"])[secured], "matures_on": np.asarray(loans["matures_on"])[secured],
    })  # fmt: skip
    row = np.arange(len(secured))
    firms = np.asarray(loans["borrower"])[secured[~is_thing]]
    world.set("guarantor", {
        "guarantee": row[~is_thing], "holder_kind": pick(("person",), firms * 0),
        "holder": np.asarray(world.frames["firm"]["legal_person"])[firms],
        "net_assets": amount[secured[~is_thing]] * 3,
    })  # fmt: skip
    _things(world, kind, row[is_thing], secured[is_thing])


def _things(world: World, kind: npt.NDArray[np.object_], guarantee: Ints, loan: Ints) -> None:
    """Homes and cars as collateral, at their price."""
    loans, mortgages = world.frames["loan"], np.flatnonzero(kind == "mortgage")
    amount = np.asarray(loans["amount"])
    place = np.full(len(kind), -1)
    place[mortgages] = np.arange(len(mortgages))
    value = (amount[loan] / LOAN_TO_VALUE).astype(np.int64)
    world.set("collateral", {
        "collateral_type": pick(("vehicle", "residential"), (kind[loan] == "mortgage").astype(np.int64)),
        "name": pick(("家用汽车", "住宅"), (kind[loan] == "mortgage").astype(np.int64)),
        "owner_kind": pick(("person",), loan * 0), "status": pick(("normal",), loan * 0),
        "rank": pick(("first",), loan * 0), "guarantee": guarantee, "owner": np.asarray(loans["borrower"])[loan],
        "property": place[loan], "initial_value": value, "latest_value": value, "mortgaged_value": amount[loan],
    })  # fmt: skip


def _lines(world: World, kind: npt.NDArray[np.object_]) -> None:
    loans = world.frames["loan"]
    some = np.flatnonzero(np.isin(kind, ["working_capital", "fixed_asset", "personal_business", "bill_discount"]))
    branch = np.asarray(loans["branch"])[some]
    starts = np.asarray(loans["issued_on"])[some] - np.timedelta64(15, "D")
    world.set("credit_line", {
        "holder_kind": loans["borrower_kind"].take(pa.array(some)), "holder": np.asarray(loans["borrower"])[some],
        "subject_type": pick(("firm", "person"), (kind[some] == "personal_business").astype(np.int64)),
        "line_type": pick(("comprehensive",), some * 0), "bank": np.asarray(loans["bank"])[some], "branch": branch,
        "approver": branch * len(POSTS) + APPROVER, "handler": branch * len(POSTS) + MANAGER,
        "amount": np.asarray(loans["amount"])[some] * 3 // 2, "applied_on": starts - np.timedelta64(20, "D"),
        "starts_on": starts, "matures_on": np.asarray(loans["matures_on"])[some] + np.timedelta64(15, "D"),
    })  # fmt: skip


def _paid_out(world: World, rng: np.random.Generator, kind: npt.NDArray[np.object_]) -> None:
    """The loans drawn in the window: to the seller, to a supplier, to a shop; the buyer's own part comes first."""
    loans = world.frames["loan"]
    day = (np.asarray(loans["issued_on"]) - np.datetime64(world.clock.first_day)).astype(np.int64)
    person, firm = main_accounts(world)
    at = day * 86_400 + 37_800
    business = np.flatnonzero((day >= 0) & np.isin(kind, ["working_capital", "fixed_asset", "personal_business"]))
    home = np.flatnonzero((day >= 0) & (kind == "mortgage"))
    shop = np.flatnonzero((day >= 0) & np.isin(kind, ["consumer", "car"]))
    account, amount, borrower = (np.asarray(loans[name]) for name in ("receiving", "amount", "borrower"))
    heads = np.full(world.size("person"), 0)
    heads[np.asarray(world.frames["firm"]["legal_person"])] = np.arange(len(firm))
    own_firm = np.where(
        kind[business] == "personal_business", heads[np.clip(borrower[business], 0, len(heads) - 1)], borrower[business]
    )
    supplier = firm[suppliers(rng, own_firm)]
    world.movements += both_sides(
        account[business], supplier, at[business], amount[business], channel=CHANNEL["counter"], summary=SUMMARY["货款"]
    )
    place = np.flatnonzero(kind == "mortgage").searchsorted(home)
    seller = person[np.asarray(world.frames["property_transfer"]["seller"])[place]]
    own = np.asarray(world.frames["property"]["value"])[place] - amount[home]
    world.movements += both_sides(
        account[home], seller, np.maximum(at[home] - 18 * 86_400, 40_000), own, summary=SUMMARY["购房款"]
    )
    world.movements += both_sides(
        account[home], seller, at[home], amount[home], channel=CHANNEL["counter"], summary=SUMMARY["购房款"]
    )
    _entrusted(world, np.concatenate([business, home]), np.concatenate([supplier, seller]))
    _spent(world, kind, shop, at[shop] + 86_400)


def _spent(world: World, kind: npt.NDArray[np.object_], shop: Ints, at: Ints) -> None:
    """Consumer and car loans go to a shop the day after."""
    loans, is_car = world.frames["loan"], kind[shop] == "car"
    account, amount = np.asarray(loans["receiving"])[shop], np.asarray(loans["amount"])[shop]
    world.movements.append(movement(
        account, at, -amount, type=TYPE["purchase"], channel=CHANNEL["pos"],
        summary=np.where(is_car, SUMMARY["购车款"], SUMMARY["装修款"]), outside=SHOPS.index("舒适家居"),
    ))  # fmt: skip


def _entrusted(world: World, loan: Ints, payee: Ints) -> None:
    loans = world.frames["loan"]
    world.set("entrusted_payment", {
        "loan": loan, "account": payee, "amount": np.asarray(loans["amount"])[loan],
        "paid_on": np.asarray(loans["issued_on"])[loan],
    })  # fmt: skip
