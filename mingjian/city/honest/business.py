"""What else banks do for honest customers.

Cards, bills, guarantees, wealth products, treasury, their own shareholders.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.city.honest.banks import BANK_COUNT, POSTS, TELLER, main_accounts
from mingjian.city.honest.firms import construction_firms
from mingjian.city.honest.payments import OUT, SUMMARY, pay_days, suppliers
from mingjian.city.honest.people import TODAY, ages
from mingjian.city.journal import CHANNEL, TYPE, movement
from mingjian.city.names import SHOPS
from mingjian.city.world import World, joined, pick

Ints = npt.NDArray[np.int64]
ONE = np.timedelta64(1, "D")
INSTRUMENTS = (
    ("国债", "bond", "investment"), ("同业存单", "certificate_of_deposit", "investment"),
    ("存放同业定期", "deposit_placed", "interbank"), ("同业存放定期", "deposit_taken", "interbank"),
)  # fmt: skip


def draw_business(world: World) -> None:
    """Draw all of it."""
    rng = world.rng("business")
    _cards(world, rng)
    _bills(world, rng)
    _letters(world, rng)
    _wealth_products(world)
    _wealth_sales(world, rng)
    _treasury(world)
    _shareholders(world, rng)
    _online(world)
    _projects(world)


def _home(world: World, account: Ints) -> tuple[Ints, Ints]:
    frame = world.frames["account"]
    return np.asarray(frame["bank"])[account], np.asarray(frame["branch"])[account]


def _cards(world: World, rng: np.random.Generator) -> None:
    person, _ = main_accounts(world)
    holder = np.flatnonzero((person >= 0) & (ages(world) >= 24) & (ages(world) < 62) & (rng.random(len(person)) < 0.25))
    bank, branch = _home(world, person[holder])
    income = np.maximum(np.asarray(world.frames["person"]["income"])[holder], 4_000_000)
    limit = np.clip(income // 5, 1_000_000, 6_000_000) // 100_000 * 100_000
    world.set("card", {
        "status": pick(("normal",), holder * 0), "bank": bank, "branch": branch, "person": holder,
        "account": person[holder], "credit_limit": limit,
        "opened_on": TODAY - rng.integers(800, 2800, len(holder)).astype("timedelta64[D]"),
    })  # fmt: skip
    _card_months(world, rng, person[holder], limit)


def _card_months(world: World, rng: np.random.Generator, account: Ints, limit: Ints) -> None:
    """Two purchases a month, all repaid in the next month from the holder's account."""
    months, cards = world.clock.months, len(account)
    spent = (limit * rng.uniform(0.02, 0.12, (months, 2, cards))).astype(np.int64)
    day = rng.integers(0, 25, (months, 2, cards))
    start = world.clock.month_starts[:-1, None, None]
    moment = start + day * 86_400 + rng.integers(36_000, 72_000, day.shape)
    card = np.broadcast_to(np.arange(cards), spent.shape)
    paid = spent.sum(axis=1)[:-1]
    due = pay_days(world, 8 + np.arange(cards) % 18)[1:]
    shop = rng.integers(0, len(SHOPS), spent.size)
    repay = np.tile(np.arange(cards), months - 1)
    number = np.concatenate([shop, np.full(paid.size, -1)])
    seconds = np.concatenate([moment.ravel(), due.ravel() + 60])
    world.set("card_spend", {
        "card": np.concatenate([card.ravel(), repay]), "amount": np.concatenate([spent.ravel(), -paid.ravel()]),
        "moment": pa.array(np.datetime64(world.clock.first_day, "s") + seconds.astype("timedelta64[s]")),
        "merchant": pick(SHOPS, number),
        "merchant_id": pick([f"M1100{k}" for k in range(len(SHOPS))], number),
        "kind": pick(("purchase", "repayment"), (number < 0).astype(np.int64)),
        "channel": pick(("pos", "mobile_banking"), (number < 0).astype(np.int64)),
        "summary": pick(("消费", "还款"), (number < 0).astype(np.int64)),
    })  # fmt: skip
    world.movements.append(movement(
        account[repay], due.ravel(), -paid.ravel(), type=TYPE["direct_debit"], summary=SUMMARY["信用卡还款"],
        outside=OUT["信用卡中心"],
    ))  # fmt: skip


def _borrowers(world: World, kind: str) -> Ints:
    """The people, or the firms, who owe a loan."""
    loans = world.frames["loan"]
    is_one = np.asarray(loans["borrower_kind"].to_numpy(zero_copy_only=False)) == kind
    return np.asarray(np.asarray(loans["borrower"])[is_one])


def _traders(world: World, rng: np.random.Generator, share: float) -> Ints:
    count = construction_firms(world.size("firm"))[1][0]
    free = np.setdiff1d(np.arange(8, count), _borrowers(world, "firm"))
    return rng.choice(free, max(8, int(count * share)), replace=False)


def _bills(world: World, rng: np.random.Generator) -> None:
    """Acceptances of six months, drawn in the last five for goods from a supplier, half covered by a margin."""
    drawer = _traders(world, rng, 0.04)
    _, firm = main_accounts(world)
    bank, branch = _home(world, firm[drawer])
    drawn = TODAY - rng.integers(12, 150, len(drawer)).astype("timedelta64[D]")
    amount = (
        np.minimum(np.asarray(world.frames["firm"]["revenue"])[drawer] // 40, 60_000_000) // 1_000_000 * 1_000_000
        + 1_000_000
    )
    margin = _margins(world, drawer, bank, branch, amount // 2)
    world.set("bill", {
        "bank": bank, "branch": branch, "drawer": drawer, "account": firm[drawer], "payee": suppliers(rng, drawer),
        "margin_account": margin, "payee_kind": pick(("firm",), drawer * 0),
        "trade": pick(("购销合同项下货款",), drawer * 0), "handler": branch * len(POSTS) + 1, "amount": amount,
        "margin": amount // 2, "drawn_on": drawn, "matures_on": drawn + 181 * ONE,
    })  # fmt: skip


def _margins(world: World, owner: Ints, bank: Ints, branch: Ints, amount: Ints) -> Ints:
    """Margin accounts opened long ago, as further rows of the account table."""
    frame, first = world.frames["account"], world.size("account")
    more = {
        "owner_kind": pick(("firm",), owner * 0), "kind": pick(("margin",), owner * 0), "bank": bank,
        "branch": branch, "owner": owner, "opening": amount, "opened_on": np.full(len(owner), TODAY - 1000 * ONE),
        "interest_rate": np.full(len(owner), 0.5),
    }  # fmt: skip
    world.set("account", {
        name: joined(values, more[name]) for name, values in frame.items()
    })  # fmt: skip
    return np.arange(first, first + len(owner))


def _letters(world: World, rng: np.random.Generator) -> None:
    firms = _traders(world, rng, 0.02)
    bank, branch = _home(world, main_accounts(world)[1][firms])
    starts = TODAY - rng.integers(40, 300, len(firms)).astype("timedelta64[D]")
    world.set("letter", {
        "letter_type": pick(("non_financing_guarantee",), firms * 0),
        "beneficiary": pick(("市政工程建设管理中心",), firms * 0), "holder_kind": pick(("firm",), firms * 0),
        "bank": bank, "branch": branch, "holder": firms, "handler": branch * len(POSTS) + 1,
        "amount": np.full(len(firms), 20_000_000), "margin": np.full(len(firms), 4_000_000), "starts_on": starts,
        "matures_on": starts + 365 * ONE,
    })  # fmt: skip


def _wealth_products(world: World) -> None:
    bank = np.repeat(np.arange(BANK_COUNT), 2)
    kinds = np.tile([0, 1], BANK_COUNT)
    world.set("wealth_product", {
        "bank": bank, "name": pick(("稳健添利", "日日进取"), kinds),
        "risk_level": pick(("level_1", "level_2"), kinds), "raising": pick(("public",), bank * 0),
        "nature": pick(("fixed_income",), bank * 0), "operation": pick(("open_net_value",), bank * 0),
        "starts_on": np.full(len(bank), TODAY - 1100 * ONE), "raised": np.full(len(bank), 5_000_000_000),
        "benchmark": np.where(kinds == 0, 2.1, 2.6), "customer_return": np.where(kinds == 0, 2.04, 2.43),
        "product_return": np.where(kinds == 0, 2.24, 2.71),
    })  # fmt: skip


def _wealth_sales(world: World, rng: np.random.Generator) -> None:
    """One in twenty-five buys once in the window: half of them the bank's own product, half a fund."""
    person, _ = main_accounts(world)
    buyer = np.flatnonzero((person >= 0) & (ages(world) >= 28) & (ages(world) < 64) & (rng.random(len(person)) < 0.04))
    buyer = np.setdiff1d(buyer, _borrowers(world, "person"))
    bank, branch = _home(world, person[buyer])
    days = int(world.clock.month_starts[-1]) // 86_400
    day = rng.integers(0, days - 1, len(buyer))
    amount = rng.integers(1, 8, len(buyer)) * 1_000_000
    sold = np.datetime64(world.clock.first_day) + day.astype("timedelta64[D]")
    half = len(buyer) // 2
    world.set("wealth_sale", {
        "kind": pick(("purchase",), buyer[:half] * 0), "channel": pick(("mobile_banking",), buyer[:half] * 0),
        "product": bank[:half] * 2 + rng.integers(0, 2, half), "person": buyer[:half],
        "account": person[buyer[:half]], "teller": np.full(half, -1), "amount": amount[:half], "sold_on": sold[:half],
    })  # fmt: skip
    rest = buyer[half:]
    world.set("agency_sale", {
        "sale_type": pick(("fund",), rest * 0), "product": pick(("稳健债券型基金",), rest * 0),
        "issuer": pick(("京华基金管理有限公司",), rest * 0), "direction": pick(("buy",), rest * 0),
        "holder_kind": pick(("person",), rest * 0), "bank": bank[half:], "branch": branch[half:], "holder": rest,
        "account": person[rest], "handler": branch[half:] * len(POSTS) + TELLER, "amount": amount[half:],
        "fee": amount[half:] // 200, "sold_on": sold[half:],
    })  # fmt: skip
    world.movements.append(
        movement(
            person[buyer], day * 86_400 + 52_000, -amount, type=TYPE["investment"], channel=CHANNEL["mobile_banking"]
        )
    )


def _treasury(world: World) -> None:
    """Government bonds, certificates and deposits with other banks: short, spread and far from every limit."""
    bank, kind = np.repeat(np.arange(BANK_COUNT), 4), np.tile(np.arange(4), BANK_COUNT)
    capital = np.array([world.capital[number] for number in range(BANK_COUNT)])
    share = np.array([0.6, 0.08, 0.08, 0.05])[kind]
    starts = TODAY - np.array([900, 60, 60, 60])[kind].astype("timedelta64[D]")
    names = pick([word for word, _, _ in INSTRUMENTS], kind)
    number = pc.binary_join_element_wise(
        pa.scalar("ZQ"), pc.utf8_lpad(pa.array(np.arange(len(bank)) + 1).cast(pa.string()), 8, "0"), ""
    )
    frame = {
        "instrument": number, "name": names, "subclass": pick([sub for _, sub, _ in INSTRUMENTS], kind),
        "business_class": pick([cls for _, _, cls in INSTRUMENTS], kind), "book": pick(("banking",), kind * 0),
        "bank": bank, "starts_on": starts,
        "matures_on": starts + np.array([1825, 180, 180, 180])[kind].astype("timedelta64[D]"),
        "interest_rate": np.array([2.4, 1.9, 1.8, 1.8])[kind],
    }  # fmt: skip
    cost = (capital[bank] * share * 100).astype(np.int64)
    world.set("position", frame | {
        "cost": cost, "impairment": kind * 0, "five_class": pick(("normal",), kind * 0),
        "risk_weight": np.array([0.0, 0.25, 0.25, 0.0])[kind],
        "issuer": pick(("财政部", "外地银行", "外地银行", "外地银行"), kind),
    })  # fmt: skip
    world.set("trade", frame | {
        "amount": cost, "traded_on": starts, "direction": pick(("buy", "sell"), (kind == 3).astype(np.int64)),
        "counterparty": pick(("外地银行",), kind * 0), "counterparty_type": pick(("bank",), kind * 0),
        "handler": bank * 0 - 1, "approver": bank * 0 - 1,
    })  # fmt: skip


def _shareholders(world: World, rng: np.random.Generator) -> None:
    """Five firms a bank hold four per cent each, from their own funds and without a loan anywhere.

    One group a bank.
    """
    firms = _traders(world, rng, 0.0)[:8]
    holder, bank = firms, np.arange(BANK_COUNT)
    _, account = main_accounts(world)
    world.set("related_party", {
        "holder_kind": pick(("firm",), bank * 0), "relation": pick(("major_shareholder",), bank * 0),
        "funding_source": pick(("own_funds",), bank * 0), "bank": bank, "holder": holder, "banks_held": bank * 0 + 1,
        "banks_controlled": bank * 0, "invested_on": np.full(BANK_COUNT, TODAY - 2600 * ONE),
        "holding_ratio": np.full(BANK_COUNT, 5.5), "pledged_ratio": np.zeros(BANK_COUNT),
        "has_board_seat": np.ones(BANK_COUNT, dtype=bool), "is_restricted": np.zeros(BANK_COUNT, dtype=bool),
    })  # fmt: skip
    branch = np.asarray(world.frames["account"]["branch"])[account[holder]]
    head = bank * (world.size("branch") // BANK_COUNT)
    world.set("customer",
        {"bank": bank, "kind": pick(("firm",), bank * 0), "who": holder,
            "branch": np.where(branch // (head[1] or 1) == bank, branch, head),
                           "since": np.full(BANK_COUNT, TODAY - 2600 * ONE)})  # fmt: skip


def _online(world: World) -> None:
    loans = world.frames["loan"]
    some = np.flatnonzero(np.asarray(loans["is_online"]))
    bank = np.arange(BANK_COUNT)
    world.set("partnership", {
        "name": pick(("云帆电子商务有限公司",), bank * 0),
        "code": pa.array([f"9131{k:014d}" for k in range(BANK_COUNT)]),
        "partner_type": pick(("e_commerce",), bank * 0), "bank": bank,
        "starts_on": np.full(BANK_COUNT, TODAY - 1300 * ONE), "matures_on": np.full(BANK_COUNT, TODAY + 700 * ONE),
        "is_restricted": np.zeros(BANK_COUNT, dtype=bool),
    })  # fmt: skip
    person = np.asarray(loans["borrower"])[some]
    issued = np.asarray(loans["issued_on"])[some]
    world.set("online", {
        "loan": some, "partnership": np.asarray(loans["bank"])[some], "business_mode": pick(("partner",), some * 0),
        "phone": world.frames["person"]["phone"].take(pa.array(person)),
        "partner_share": np.asarray(loans["amount"])[some] // 2,
        "authorisation": pc.binary_join_element_wise(pa.scalar("SQ"), pa.array(some).cast(pa.string()), ""),
        "authorised_from": issued - ONE, "authorised_until": issued + 1500 * ONE,
    })  # fmt: skip


def _projects(world: World) -> None:
    """Every second loan for fixed assets pays for a project with a third of own capital and its permits in time."""
    loans = world.frames["loan"]
    fixed = np.flatnonzero(np.asarray(loans["loan_type"].to_numpy(zero_copy_only=False)) == "fixed_asset")[::2]
    amount, issued = np.asarray(loans["amount"])[fixed], np.asarray(loans["issued_on"])[fixed]
    world.set("project_loan", {
        "loan": fixed, "name": pick(("智能产线改造项目",), fixed * 0),
        "project_type": pick(("renovation",), fixed * 0), "investment": amount * 2, "capital": amount * 7 // 10,
        "land_certificate_on": issued - 400 * ONE, "land_planning_on": issued - 350 * ONE,
        "works_planning_on": issued - 300 * ONE, "construction_permit_on": issued - 200 * ONE,
        "started_on": issued - 150 * ONE,
    })  # fmt: skip
