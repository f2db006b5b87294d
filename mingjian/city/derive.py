"""From the drawn city to DuckDB: cast, journal and books as tables that the statements read."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from mingjian.city.filing import Statement
from mingjian.city.honest.payments import OUTSIDE, SUMMARIES
from mingjian.city.ids import sql_macros
from mingjian.city.journal import CHANNELS, TYPES, Accounts, Journal
from mingjian.city.names import DIVISIONS
from mingjian.city.schema import CAST
from mingjian.city.world import World
from mingjian.engine.contracts import Table

HERE = Path(__file__).parent
MEMORY = "6GB"


def load(
    world: World, journal: Journal, loans: tuple[dict[str, pa.Array], dict[str, pa.Array]], spill: Path
) -> duckdb.DuckDBPyConnection:
    """A connection with everything that statements read; what does not fit in MEMORY goes to the folder `spill`."""
    con = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(spill)})
    con.execute(
        "set preserve_insertion_order = false; set arrow_large_buffer_size = true; set enable_progress_bar = false"
    )
    con.execute(sql_macros())
    for name in CAST:
        _keep(con, name, world.arrow(name))
    _keep(con, "period_word", _periods(world))
    con.execute("create table all_period as select * from period_word")
    _words(con)
    _movements(con, world, journal)
    _keep(con, "lending_month", pa.table(loans[0]))
    months = world.clock.month_of(np.asarray(loans[1]["moment"]))
    _keep(con, "lending_movement", pa.table(loans[1] | {"month": months, "no": np.arange(len(months))}))
    opening = journal.accounts.opening
    _keep(con, "deposit_opening", pa.table({"account": np.arange(len(opening)), "opening": opening}))
    _capital(con, world)
    _daily_deposits(con, world, journal)
    _keep(con, "planted_people", pa.table({"planted": [len(world.planted["person"])]}))
    con.execute((HERE / "views.sql").read_text())
    con.execute((HERE / "books.sql").read_text())
    return con


def _keep(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    con.register("_arriving", table)
    con.execute(f"create or replace table {name} as select * from _arriving")
    con.unregister("_arriving")


def _periods(world: World) -> pa.Table:
    periods = world.clock.periods
    return pa.table({
        "month": list(range(len(periods))),
        "period": pa.array(periods, pa.date32()),
        "first_day": pa.array([period.replace(day=1) for period in periods], pa.date32()),
        "last_day": pa.array(periods, pa.date32()),
        "is_last": [period == periods[-1] for period in periods],
        "is_register": [period.month % 3 == 0 or period == periods[-1] for period in periods],
    })  # fmt: skip


def _capital(con: duckdb.DuckDBPyConnection, world: World) -> None:
    capital = [round(value * 100) for value in world.capital.values()]
    columns = {"bank": list(world.capital), "capital": capital, "provision": [value // 10 for value in capital]}
    _keep(con, "bank_capital", pa.table(columns))
    _keep(con, "division", pa.table({"industry": list(DIVISIONS), "division": list(DIVISIONS.values())}))


def _daily_deposits(con: duckdb.DuckDBPyConnection, world: World, journal: Journal) -> None:
    """What all deposits of each bank come to at the end of each day."""
    bank = world.numbers("account", "bank")
    days = int(world.clock.month_starts[-1]) // 86_400
    moved = np.zeros((int(bank.max()) + 1, days), dtype=np.int64)
    account, day = np.asarray(journal.movements["account"]), np.asarray(journal.movements["moment"]) // 86_400
    np.add.at(moved, (bank[account], day), np.asarray(journal.movements["amount"]))
    held = np.cumsum(moved, axis=1) + np.bincount(bank, journal.accounts.opening).astype(np.int64)[:, None]
    month = world.clock.month_of(np.arange(days) * 86_400)
    average = np.array([[row[month == k].mean() for k in range(world.clock.months)] for row in held]).astype(np.int64)
    banks, months = average.shape
    columns = {
        "bank": np.repeat(np.arange(banks), months),
        "month": np.tile(np.arange(months), banks),
        "average": average.ravel(),
    }
    _keep(con, "deposit_average", pa.table(columns))


def _words(con: duckdb.DuckDBPyConnection) -> None:
    for name, words in (("type", TYPES), ("channel", CHANNELS), ("summary", SUMMARIES), ("outside", OUTSIDE)):
        _keep(con, f"{name}_word", pa.table({"code": np.arange(len(words)), "word": list(words)}))


def _movements(con: duckdb.DuckDBPyConnection, world: World, journal: Journal) -> None:
    columns = {name: pa.array(np.asarray(values)) for name, values in journal.movements.items()}
    numbers = pa.array(np.arange(len(journal.movements["account"]), dtype=np.int32))
    _keep(con, "movement", pa.table(columns | {"no": numbers}))
    said = ["summary_said", "postscript", "counterparty_account", "counterparty_name", "counterparty_bank_name",
        "ip_address",
            "mac_address", "agent_name", "agent_id_number", "teller_id", "authoriser_id", "reversal",
            "cash_or_transfer", "contra"]  # fmt: skip
    rows = [{name: row.get(name) for name in said} | {"extra": k} for k, row in enumerate(world.planted_movements)]
    schema = pa.schema([(name, pa.string()) for name in said] + [("extra", pa.int32())])
    _keep(con, "movement_said", pa.Table.from_pylist(rows, schema=schema))


def choose_months(con: duckdb.DuckDBPyConnection, accounts: Accounts, months: range) -> None:
    """Put the months that are filed next into `period` and the accounts at their ends into `account_month`."""
    numbers = ", ".join(map(str, months))
    con.execute(f"create or replace table period as select * from all_period where month in ({numbers})")
    count = len(accounts.opening)
    before = np.column_stack([accounts.opening, accounts.closing])
    chosen = slice(months.start, months.stop)
    _keep(con, "account_month", pa.table({
        "account": np.tile(np.arange(count), len(months)),
        "month": np.repeat(np.array(months), count),
        "opening": before[:, chosen].T.ravel(),
        "closing": accounts.closing[:, chosen].T.ravel(),
        "last_moved_day": accounts.moved_on[:, chosen].T.ravel(),
    }))  # fmt: skip


def statements(tables: Mapping[str, Table]) -> Iterator[Statement]:
    """Every table of the standard for which the city has a statement."""
    for table in tables.values():
        path = HERE / "statements" / table.family / f"{table.name}.sql"
        if path.exists():
            sql = path.read_text()
            first = sql.split("\n", 1)[0]
            entity = first.removeprefix("-- entity: ").strip() if first.startswith("-- entity: ") else None
            yield Statement(table, sql, entity)
