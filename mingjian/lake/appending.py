"""Adding our own Parquet files to an Iceberg table, without the work that pyiceberg repeats for each of them."""

from collections.abc import Iterable, Iterator

import pyarrow.parquet as pq
from pyiceberg.io.pyarrow import (
    compute_statistics_plan,
    data_file_statistics_from_parquet_metadata,
    parquet_path_to_id_mapping,
)
from pyiceberg.manifest import DataFile, DataFileContent, FileFormat
from pyiceberg.table import Table, Transaction
from pyiceberg.table.metadata import TableMetadata


class Appending(Transaction):
    """A transaction that changes the table once, at its end: until then its metadata is the table's, uncopied."""

    @property
    def table_metadata(self) -> TableMetadata:
        """The metadata as the transaction leaves it."""
        return super().table_metadata if self._updates else self._table.metadata


def data_files(table: Table, addresses: Iterable[str]) -> Iterator[DataFile]:
    """What Iceberg keeps of each file; their columns are the table's, so no schema is compared."""
    schema, spec = table.schema(), table.spec()
    plan = compute_statistics_plan(schema, table.properties)
    fields = parquet_path_to_id_mapping(schema)
    for address in addresses:
        written = table.io.new_input(address)
        with written.open() as content:
            footer = pq.read_metadata(content)
        statistics = data_file_statistics_from_parquet_metadata(footer, plan, fields)
        yield DataFile.from_args(
            content=DataFileContent.DATA,
            file_path=address,
            file_format=FileFormat.PARQUET,
            partition=statistics.partition(spec, schema),
            file_size_in_bytes=len(written),
            sort_order_id=None,
            spec_id=spec.spec_id,
            equality_ids=None,
            key_metadata=None,
            **statistics.to_serialized_dict(),
        )
