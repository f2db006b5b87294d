"""A warehouse that lies elsewhere than it was written: its metadata is made to name the files where they are now.

Iceberg's metadata holds absolute addresses. It is written anew beside the old, with the same snapshots under the same
numbers; one transaction of the catalogue makes it count. Data files stay as they are; dying half way changes nothing.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa
from pyiceberg.catalog.sql import IcebergTables, SqlCatalog
from pyiceberg.io import FileIO
from pyiceberg.manifest import ManifestFile, read_manifest_list, write_manifest, write_manifest_list
from pyiceberg.serializers import FromInputFile, ToOutputFile
from pyiceberg.table.metadata import TableMetadata
from pyiceberg.table.snapshots import Snapshot

from mingjian.lake.errors import WarehouseElsewhere

_FILE_PATH, _MANIFEST_PATH, _MANIFEST_LENGTH = 1, 0, 1  # where the specification puts them
_CODEC: Final = "deflate"


def settle(catalog: SqlCatalog, namespace: str) -> None:
    """Make every table of `namespace` name its files in the catalogue's warehouse; raises WarehouseElsewhere."""
    warehouse = f"{catalog.properties['warehouse']}/{namespace}"
    elsewhere = {
        name: address for name, address in _pointers(catalog).items() if not address.startswith(f"{warehouse}/{name}/")
    }
    tables = {name: _Table(catalog, name, f"{warehouse}/{name}") for name in elsewhere}
    pointers = {name: tables[name].write_again(address) for name, address in elsewhere.items()}
    _point(catalog, pointers)
    for table in tables.values():
        table.forget_the_old()


def _pointers(catalog: SqlCatalog) -> dict[str, str]:
    chosen = sa.select(IcebergTables.table_name, IcebergTables.metadata_location)
    with catalog.engine.connect() as connection:
        rows = connection.execute(chosen.where(IcebergTables.catalog_name == catalog.name)).all()
    return {row.table_name: str(row.metadata_location) for row in rows}


def _point(catalog: SqlCatalog, pointers: Mapping[str, str]) -> None:
    with catalog.engine.begin() as connection:
        for name, address in pointers.items():
            row = sa.update(IcebergTables).where(
                IcebergTables.catalog_name == catalog.name, IcebergTables.table_name == name
            )
            connection.execute(row.values(metadata_location=address, previous_metadata_location=None))


@dataclass
class _Table:
    """One table, lying at `location` now, and what has been written for it."""

    catalog: SqlCatalog
    name: str
    location: str
    manifests: dict[str, ManifestFile] = field(default_factory=dict)
    old: list[str] = field(default_factory=list)

    @property
    def io(self) -> FileIO:
        """What reads and writes at the location."""
        return self.catalog._load_file_io(location=self.location)  # noqa: SLF001 - as the catalogue's own commit does

    def write_again(self, pointer: str) -> str:
        """Write the metadata that `pointer` named before the move; gives the address of the new."""
        metadata = self._metadata(pointer)
        snapshots = [self._snapshot(one, metadata) for one in metadata.snapshots]
        here = metadata.model_copy(
            update={"location": self.location, "snapshots": snapshots, "metadata_log": [], "statistics": []}
        )
        number, dash, _ = pointer.rpartition("/")[2].partition("-")
        address = self._fresh(pointer, f"{number}{dash}", ".metadata.json")
        ToOutputFile.table_metadata(here, self.io.new_output(address), overwrite=True)
        self.old += [self._here(entry.metadata_file) for entry in metadata.metadata_log]
        return address

    def forget_the_old(self) -> None:
        """Delete the metadata that named the place before."""
        for address in {*self.old, *map(self._here, self.manifests)}:
            try:
                self.io.delete(address)
            except FileNotFoundError:
                continue  # Iceberg keeps a few versions only, and had removed it

    def _metadata(self, pointer: str) -> TableMetadata:
        address = self._here(pointer)
        self.old.append(address)
        try:
            return FromInputFile.table_metadata(self.io.new_input(address))
        except FileNotFoundError as gone:
            raise WarehouseElsewhere(written=pointer, sought=address) from gone

    def _snapshot(self, snapshot: Snapshot, metadata: TableMetadata) -> Snapshot:
        listed = self._here(snapshot.manifest_list)
        self.old.append(listed)
        manifests = [self._manifest(one, metadata) for one in read_manifest_list(self.io.new_input(listed))]
        address = self._fresh(listed, "snap-", ".avro")
        numbers = snapshot.snapshot_id, snapshot.parent_snapshot_id, snapshot.sequence_number
        with write_manifest_list(metadata.format_version, self.io.new_output(address), *numbers, _CODEC) as writer:
            writer.add_manifests(manifests)
        return snapshot.model_copy(update={"manifest_list": address})

    def _manifest(self, manifest: ManifestFile, metadata: TableMetadata) -> ManifestFile:
        named = manifest.manifest_path
        if named not in self.manifests:
            manifest[_MANIFEST_PATH] = self._here(named)
            output = self.io.new_output(self._fresh(named, "", ".avro"))
            spec = metadata.specs()[manifest.partition_spec_id]
            version, written_by = metadata.format_version, manifest.added_snapshot_id or 0
            with write_manifest(version, spec, metadata.schema(), output, written_by, _CODEC) as writer:
                for entry in manifest.fetch_manifest_entry(self.io, discard_deleted=False):
                    entry.data_file[_FILE_PATH] = self._here(entry.data_file.file_path)
                    writer.add_entry(entry)
            manifest[_MANIFEST_PATH], manifest[_MANIFEST_LENGTH] = output.location, len(output)
            self.manifests[named] = manifest
        return self.manifests[named]

    def _here(self, address: str) -> str:
        """Where a file of the table lies now that was written at `address`."""
        return f"{self.location}/{address.rpartition(f'/{self.name}/')[2]}"

    def _fresh(self, address: str, start: str, end: str) -> str:
        """A name beside the old one, the same at every attempt."""
        letters = hashlib.sha256(f"{self.location} {address}".encode()).hexdigest()[:32]
        return f"{self.location}/metadata/{start}{letters}{end}"
