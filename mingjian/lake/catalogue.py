"""The lake's Iceberg tables: one a contract, partitioned by period, made and widened as the contracts say."""

import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyiceberg.catalog import Catalog, load_catalog
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.expressions import AlwaysTrue, BooleanExpression, In, Reference
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema
from pyiceberg.table import Table
from pyiceberg.transforms import IdentityTransform
from pyiceberg.types import (
    BooleanType,
    DateType,
    DecimalType,
    IcebergType,
    IntegerType,
    LongType,
    NestedField,
    StringType,
    TimeType,
)

from mingjian.lake.appending import Appending, data_files
from mingjian.lake.home import Home
from mingjian.lake.moved import settle
from mingjian.lake.shelf import access

if TYPE_CHECKING:
    from pyiceberg.io import FileIO

NAMESPACE = "mingjian"
_CADENCE = "mingjian.cadence"
_DATA = "/data/"
_TYPES: Mapping[str, IcebergType] = {
    "VARCHAR": StringType(),
    "BOOLEAN": BooleanType(),
    "BIGINT": LongType(),
    "INTEGER": IntegerType(),
    "DECIMAL(20, 2)": DecimalType(20, 2),
    "DECIMAL(20, 6)": DecimalType(20, 6),
    "DATE": DateType(),
    "TIME": TimeType(),
}
_PROPERTIES = {
    "write.metadata.metrics.default": "none",
    "write.metadata.metrics.column.period": "full",
    "write.metadata.metrics.column.institution_id": "full",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "5",
    "commit.manifest-merge.enabled": "true",
}


class Catalogue:
    """Makes, widens, fills and plans the lake's Iceberg tables."""

    def __init__(self, home: Home) -> None:
        """Open the catalogue of `home`, making the namespace when it is new."""
        kind = "rest" if home.catalogue_uri.startswith("http") else "sql"
        warehouse = home.warehouse
        if "://" not in warehouse:
            Path(warehouse).mkdir(parents=True, exist_ok=True)
        self.catalog: Catalog = load_catalog(
            "mingjian", type=kind, uri=home.catalogue_uri, warehouse=warehouse, **access()
        )
        self.catalog.create_namespace_if_not_exists(NAMESPACE)
        if isinstance(self.catalog, SqlCatalog):
            settle(self.catalog, NAMESPACE)
        self._tables: dict[str, Table] = {}

    def table(self, name: str, snapshot: int | None = None) -> Table:
        """The Iceberg table `name`; read anew when the one at hand does not know `snapshot`."""
        at_hand = self._tables.get(name)
        if at_hand is None or (snapshot is not None and at_hand.snapshot_by_id(snapshot) is None):
            self._tables[name] = self.catalog.load_table((NAMESPACE, name))
        return self._tables[name]

    def ensure(self, name: str, columns: Mapping[str, str], cadence: str) -> Table:
        """The table `name` with at least `columns` (name to SQL type); new columns are added, nothing is rewritten."""
        try:
            table = self._tables[name] = self.catalog.load_table((NAMESPACE, name))
        except NoSuchTableError:
            table = self._tables[name] = self._create(name, columns, cadence)
        if table.properties.get(_CADENCE) != cadence:
            with table.transaction() as transaction:
                transaction.set_properties({_CADENCE: cadence})
        known = set(table.schema().column_names)
        added = {column: kind for column, kind in columns.items() if column not in known}
        if added:
            with table.update_schema() as update:
                for column, kind in added.items():
                    update.add_column(column, _TYPES[kind])
        return table

    def cadence(self, name: str, snapshot: int) -> str:
        """How often the table is filed: snapshot, increment or register."""
        return self.table(name, snapshot).properties.get(_CADENCE, "snapshot")

    def _create(self, name: str, columns: Mapping[str, str], cadence: str) -> Table:
        fields = [
            NestedField(field_id=number, name=column, field_type=_TYPES[kind], required=False)
            for number, (column, kind) in enumerate(columns.items(), 1)
        ]
        schema = Schema(*fields)
        period = schema.find_field("period").field_id
        spec = PartitionSpec(PartitionField(period, 1000, IdentityTransform(), "period"))
        mapping = schema.name_mapping.model_dump_json()
        properties = _PROPERTIES | {"schema.name-mapping.default": mapping, _CADENCE: cadence}
        return self.catalog.create_table((NAMESPACE, name), schema, partition_spec=spec, properties=properties)

    def bring(self, name: str, staged: Path, label: str) -> str:
        """Move the staged Parquet file into the warehouse of table `name` under `label`; gives its address."""
        table = self.table(name)
        address = f"{table.location()}{_DATA}{label}"
        if address.startswith("file://") or "://" not in address:
            target = Path(address.removeprefix("file://"))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(staged, target)
        else:
            _upload(table.io, staged, address)
        return address

    def append(self, name: str, addresses: list[str]) -> int:
        """Register Parquet files that lie in the warehouse, in one commit; gives the new snapshot."""
        table = self.table(name)
        with Appending(table) as transaction, transaction.update_snapshot().fast_append() as append:
            for file in data_files(table, addresses):
                append.append_data_file(file)
        snapshot = table.current_snapshot()
        assert snapshot is not None  # noqa: S101 - the commit above made one
        return snapshot.snapshot_id

    def current(self, name: str) -> int | None:
        """The table's newest snapshot, published or not; None when there is no such table."""
        try:
            snapshot = self.catalog.load_table((NAMESPACE, name)).current_snapshot()
        except NoSuchTableError:
            return None
        return snapshot.snapshot_id if snapshot else None

    def remove(self, name: str, label: str) -> None:
        """Delete a data file that no snapshot names."""
        table = self.table(name)
        table.io.delete(f"{table.location()}{_DATA}{label}")

    def files(self, name: str, snapshot: int, periods: Iterable[date] | None) -> list[str]:
        """The data files of a snapshot, pruned to `periods`: paths on local disk, addresses elsewhere."""
        wanted_periods: set[Any] = set(periods or ())
        wanted: BooleanExpression = (
            AlwaysTrue() if periods is None else In(term=Reference("period"), values=wanted_periods)
        )
        scan = self.table(name, snapshot).scan(row_filter=wanted, snapshot_id=snapshot, selected_fields=("period",))
        return [task.file.file_path.removeprefix("file://") for task in scan.plan_files()]


def label_of(address: str) -> str:
    """The label under which the data file at `address` was brought; the same wherever the warehouse lies."""
    return address.rpartition(_DATA)[2]


def _upload(io: "FileIO", staged: Path, address: str) -> None:
    with staged.open("rb") as source, io.new_output(address).create(overwrite=True) as target:
        while block := source.read(1 << 24):
            target.write(block)
    staged.unlink()
