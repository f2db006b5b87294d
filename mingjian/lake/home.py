"""Where an installation keeps everything, and the few settings that move parts of it elsewhere."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """The home folder: the lake, the originals, the vault, the key. No process owns it."""

    path: Path

    @property
    def lake(self) -> Path:
        """Tables, catalogue, ledger and the publisher's lock."""
        return self.path / "lake"

    @property
    def files(self) -> Path:
        """What was received, as received: `<institution>/<period>/v<version>/`."""
        return self.path / "files"

    @property
    def vault(self) -> Path:
        """Readable personal identifiers, apart from the lake."""
        return self.path / "vault"

    @property
    def staging(self) -> Path:
        """What publishers have in hand; anything that lies here after them is a leftover."""
        return self.lake / "staging"

    @property
    def shelf(self) -> Path:
        """Copies of data files that lie on object storage; it may be emptied when nobody reads."""
        return self.lake / "shelf"

    @property
    def key(self) -> Path:
        """The key that turns personal identifiers into hashes."""
        return self.path / "key"

    @property
    def catalogue_uri(self) -> str:
        """The database of catalogue and ledger: SQLite in the home, or what MINGJIAN_CATALOG says."""
        return os.environ.get("MINGJIAN_CATALOG") or f"sqlite:///{self.lake / 'catalog.sqlite3'}"

    @property
    def ledger_uri(self) -> str:
        """The database of the ledger: the catalogue's, or one of the home's own when the catalogue is a service."""
        is_service = self.catalogue_uri.startswith("http")
        return f"sqlite:///{self.lake / 'ledger.sqlite3'}" if is_service else self.catalogue_uri

    @property
    def warehouse(self) -> str:
        """Where Iceberg keeps data and metadata: a local folder, or what MINGJIAN_WAREHOUSE says."""
        said = os.environ.get("MINGJIAN_WAREHOUSE") or str(self.lake / "warehouse")
        return said.rstrip("/") if "://" in said else str(Path(said).resolve())

    def make(self) -> "Home":
        """The same home with its folders made."""
        for folder in (self.lake, self.files, self.vault):
            folder.mkdir(parents=True, exist_ok=True)
        return self
