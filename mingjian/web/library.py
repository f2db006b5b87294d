"""The library as the console reads it: the shipped one once a process, the home's own models when they change."""

import hashlib
import secrets
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings

from mingjian.engine.language import readers
from mingjian.engine.library import OVERLAY, Library


def library() -> Library:
    """The library as it is in force here: what came with the platform, and over it what was approved here.

    A page asks for it hundreds of times: the stamp is read each time, so that no reader sees an older library.
    """
    folder, stamp = _within(settings.HOME)
    try:
        with stamp.open("rb", buffering=0) as stamped:
            return _overlaid(folder, stamped.read())
    except FileNotFoundError:  # nothing has been approved here yet
        return Library.load()


def overlay() -> Path:
    """The home's folder of models approved here."""
    return _within(settings.HOME)[0]


def library_changed() -> None:
    """Have every process read the home's models again, if they are not those read last."""
    files = [path for path in sorted(overlay().glob("models/*/*")) if not path.name.startswith(".")]
    hashed = hashlib.sha256()
    for path in files:
        hashed.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    if _stamp().exists() and _stamp().read_text(encoding="utf-8") == hashed.hexdigest():
        return
    draft = _stamp().with_suffix(f".{secrets.token_hex(4)}.draft")
    draft.write_text(hashed.hexdigest(), encoding="utf-8")
    draft.replace(_stamp())


def model_title(name: str) -> str:
    """A model's title in the reader's language; a model that is in the library no more stands by its name."""
    model = library().models.get(name)
    return model.title.in_language(readers()) if model else name


def table_title(name: str) -> str:
    """A table's title in the reader's language; a name that no contract bears stands for itself."""
    contract = library().tables.get(name)
    return contract.title.in_language(readers()) if contract else name


def _stamp() -> Path:
    return _within(settings.HOME)[1]


@cache
def _within(home: str | Path) -> tuple[Path, Path]:
    """The folder of a home's own models, and the file that changes whenever they do."""
    folder = Path(home) / OVERLAY
    return folder, folder / "changed"


@lru_cache(maxsize=2)
def _overlaid(folder: Path, _stamp: bytes) -> Library:
    return Library.load(overlay=folder)
