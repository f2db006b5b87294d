"""The ledger: every filing, file and institution, beside the catalogue. A filing's row here is its commit point."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from mingjian.lake.lock import database_lock

OPENING = "opening"
_shape = sa.MetaData()

FILING = sa.Table(
    "filing",
    _shape,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("institution_id", sa.Text, index=True),
    sa.Column("period", sa.Date),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("received_at", sa.DateTime, nullable=False),
    sa.Column("content_hash", sa.Text, nullable=False, index=True),
    sa.Column("score", sa.Float),
    sa.Column("rows", sa.BigInteger, nullable=False),
)
FILING_TABLE = sa.Table(
    "filing_table",
    _shape,
    sa.Column("filing_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("rows", sa.BigInteger, nullable=False),
    sa.Column("problems", sa.BigInteger, nullable=False),
    sa.Column("score", sa.Float),
)
FILE = sa.Table(
    "file",
    _shape,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("filing_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("table_name", sa.Text),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("rows", sa.BigInteger, nullable=False),
)
RECEIPT = sa.Table(
    "receipt",
    _shape,
    sa.Column("filing_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("body", sa.JSON, nullable=False),
)
INSTITUTION = sa.Table(
    "institution",
    _shape,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name_zh", sa.Text, nullable=False),
    sa.Column("name_en", sa.Text, nullable=False),
    sa.Column("is_registered", sa.Boolean, nullable=False),
)
PUBLICATION = sa.Table(
    "publication",
    _shape,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("run", sa.Text, nullable=False, unique=True),
    sa.Column("published_at", sa.DateTime),
    sa.Column("snapshots", sa.JSON),
)
DATA_FILE = sa.Table(
    "data_file",
    _shape,
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("label", sa.Text, primary_key=True),
    sa.Column("run", sa.Text, nullable=False, index=True),
    sa.Column("filings", sa.JSON, nullable=False),
)
_SEQUENCE = sa.Table(
    "sequence",
    _shape,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("next", sa.BigInteger, nullable=False),
)


@dataclass(frozen=True)
class Institution:
    """Who files: a bank, an insurer or a department, and its names; not registered: taken from what it filed."""

    id: str
    kind: str
    name_zh: str
    name_en: str
    is_registered: bool = True


@dataclass(frozen=True)
class Filing:
    """One version of what one institution filed for one period; who could not be told is empty, when is date.min."""

    id: int
    institution_id: str
    period: date
    version: int
    status: str
    received_at: datetime
    content_hash: str
    score: float | None
    rows: int


@dataclass(frozen=True)
class FilingEntry:
    """Everything that one filing writes into the ledger."""

    filing: Filing
    tables: Sequence[Mapping[str, Any]]
    files: Sequence[Mapping[str, Any]]
    receipt: Mapping[str, Any]


class Ledger:
    """Reads and writes the ledger; works on SQLite and PostgreSQL."""

    def __init__(self, uri: str) -> None:
        """Open the database at `uri`, making the tables that are not there."""
        self.engine = sa.create_engine(uri)
        if uri.startswith("sqlite"):
            event.listen(self.engine, "connect", _sqlite_manners)
        with database_lock(self.engine, OPENING):
            _shape.create_all(self.engine)

    def rows(self, statement: sa.Executable) -> list[Any]:
        """All rows of `statement`."""
        with self.engine.connect() as connection:
            return list(connection.execute(statement))

    def reserve(self, name: str, count: int) -> int:
        """The first of `count` fresh numbers of `name`; never given twice, even to a publisher that died."""
        with self.engine.begin() as connection:
            row = connection.execute(sa.select(_SEQUENCE.c.next).where(_SEQUENCE.c.name == name)).first()
            if row is None:
                connection.execute(_SEQUENCE.insert().values(name=name, next=1 + count))
                return 1
            connection.execute(_SEQUENCE.update().where(_SEQUENCE.c.name == name).values(next=row.next + count))
            return int(row.next)

    def filings(self, *conditions: sa.ColumnElement[bool]) -> list[Filing]:
        """The filings that satisfy `conditions`, oldest first."""
        return [Filing(*row) for row in self.rows(sa.select(FILING).where(*conditions).order_by(FILING.c.id))]

    def tables_of(self, filings: Iterable[int]) -> dict[str, dict[int, int]]:
        """Table to filing to rows, for `filings`."""
        wanted = set(filings)
        found: dict[str, dict[int, int]] = {}
        for row in self.rows(sa.select(FILING_TABLE.c.table_name, FILING_TABLE.c.filing_id, FILING_TABLE.c.rows)):
            if row.filing_id in wanted:
                found.setdefault(row.table_name, {})[row.filing_id] = row.rows
        return found

    def receipt(self, filing_id: int) -> dict[str, Any] | None:
        """The receipt of a filing as it was given."""
        found = self.rows(sa.select(RECEIPT.c.body).where(RECEIPT.c.filing_id == filing_id))
        return dict(found[0].body) if found else None

    def institutions(self) -> dict[str, Institution]:
        """The register of institutions, by id."""
        return {row.id: Institution(*row) for row in self.rows(sa.select(INSTITUTION))}

    def enter_institutions(self, institutions: Iterable[Institution]) -> None:
        """Write institutions into the register; a registered entry stays, one taken from filings gives way."""
        registered = {one.id for one in self.institutions().values() if one.is_registered}
        new = [vars(one) for one in institutions if one.id not in registered]
        if new:
            with self.engine.begin() as connection:
                connection.execute(INSTITUTION.delete().where(INSTITUTION.c.id.in_([row["id"] for row in new])))
                connection.execute(INSTITUTION.insert(), new)

    def snapshots(self) -> dict[str, int]:
        """Table to the Iceberg snapshot that the last finished publication left."""
        statement = sa.select(PUBLICATION.c.snapshots).where(PUBLICATION.c.published_at.is_not(None))
        found = self.rows(statement.order_by(PUBLICATION.c.id.desc()).limit(1))
        return {str(table): int(snapshot) for table, snapshot in found[0].snapshots.items()} if found else {}

    def write(self, connection: sa.Connection, entries: Sequence[FilingEntry]) -> None:
        """Enter filings inside the caller's transaction."""
        _insert(connection, FILING, [vars(entry.filing) for entry in entries])
        _insert(connection, FILING_TABLE, [row for entry in entries for row in entry.tables])
        _insert(connection, FILE, [row for entry in entries for row in entry.files])
        _insert(connection, RECEIPT, [{"filing_id": entry.filing.id, "body": entry.receipt} for entry in entries])


def now() -> datetime:
    """The instant it is, in UTC and without a zone, as the ledger keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), [dict(row) for row in rows])


def _sqlite_manners(connection: Any, _record: Any) -> None:
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = normal")
    connection.execute("pragma busy_timeout = 60000")
