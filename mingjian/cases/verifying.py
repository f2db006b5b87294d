"""Checks an evidence bundle with nothing but the file: signature, hashes, each sentence against its facts.

Needs no home, no database and no Django.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from mingjian.cases.bundle_errors import BundleUnreadable
from mingjian.engine.contracts import CodeList, Words
from mingjian.engine.sentences import sentence
from mingjian.web.signing import is_signed

FORMAT = "mingjian-bundle-1"
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
LARGEST = 512 * 1024 * 1024


@dataclass(frozen=True)
class Fault:
    """One thing in the bundle that is not as it was signed or does not follow."""

    place: str
    problem: Words


@dataclass(frozen=True)
class Report:
    """What a check found: whose bundle it is, by which key, what holds, what does not."""

    case: str
    made_at: str
    public_key: str
    files: int
    sentences: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

    @property
    def fingerprint(self) -> str:
        """The key by a short name, to compare with what the supervisor publishes."""
        return hashlib.sha256(self.public_key.encode()).hexdigest()[:16]


def check_bundle(path: Path, known_key: str | None = None) -> Report:
    """Check the bundle at `path`, against `known_key` (base64) when it is given; raises BundleUnreadable."""
    parts = _parts(path)
    manifest, signature = _document(parts, MANIFEST, path), _document(parts, SIGNATURE, path)
    public = str(signature.get("public_key", ""))
    contents = {name: content for name, content in parts.items() if name not in (MANIFEST, SIGNATURE)}
    faults = [
        *_signature_faults(parts[MANIFEST], signature, known_key),
        *_hash_faults(manifest.get("files", {}), contents),
    ]
    clues = [name for name in sorted(contents) if name.endswith("/clue.json")]
    for name in clues:
        faults += _clue_faults(name.removesuffix("/clue.json"), contents)
    return Report(
        case=str(manifest.get("case", "")),
        made_at=str(manifest.get("made_at", "")),
        public_key=public,
        files=len(contents),
        sentences=len(clues),
        faults=tuple(faults),
    )


def _parts(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(names) < len(entries) or sum(entry.file_size for entry in entries) > LARGEST:
                raise BundleUnreadable(path=path)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as fault:
        raise BundleUnreadable(path=path) from fault
    if not {MANIFEST, SIGNATURE} <= parts.keys():
        raise BundleUnreadable(path=path)
    return parts


def _document(parts: Mapping[str, bytes], name: str, path: Path) -> dict[str, Any]:
    try:
        said = json.loads(parts[name])
    except ValueError as fault:
        raise BundleUnreadable(path=path) from fault
    if not isinstance(said, dict):
        raise BundleUnreadable(path=path)
    return said


def _signature_faults(manifest: bytes, signature: Mapping[str, Any], known_key: str | None) -> Iterator[Fault]:
    public = str(signature.get("public_key", ""))
    if not is_signed(public, manifest, str(signature.get("signature", ""))):
        yield Fault(SIGNATURE, Words("签名与清单不符", "The signature is not that of the manifest"))
    if known_key is not None and known_key.strip() != public:
        yield Fault(SIGNATURE, Words("不是由给定的密钥签名", "It is not signed by the key that was given"))


def _hash_faults(listed: Mapping[str, str], contents: Mapping[str, bytes]) -> Iterator[Fault]:
    for name in sorted(listed.keys() | contents.keys()):
        if name not in contents:
            yield Fault(name, Words("清单中有而包中没有", "Listed, but not in the bundle"))
        elif name not in listed:
            yield Fault(name, Words("包中有而清单中没有", "In the bundle, but not listed"))
        elif hashlib.sha256(contents[name]).hexdigest() != listed[name]:
            yield Fault(name, Words("内容与哈希不符", "The content is not what was hashed"))


def _clue_faults(folder: str, contents: Mapping[str, bytes]) -> Iterator[Fault]:
    """The sentence follows from the facts by the model's template, and the parameters are those of the run."""
    try:
        clue, model = (json.loads(contents[f"{folder}/{name}.json"]) for name in ("clue", "model"))
        codes = {column: _code_list(column, values) for column, values in model["codes"].items()}
        facts = {name: _typed(value, model["types"].get(name, "")) for name, value in clue["facts"].items()}
        facts["institution_id"] = clue["institution_id"]
        for language in ("zh", "en"):
            if sentence(model["clue"][language], facts, language, codes) != clue["sentence"][language]:
                yield Fault(
                    f"{folder}/clue.json", Words("结论与事实不符", "The sentence does not follow from its facts")
                )
        yield from _parameter_faults(folder, clue, contents)
    except (KeyError, ValueError, TypeError, AttributeError, InvalidOperation):
        yield Fault(folder, Words("内容不完整，无法复核", "It is incomplete and cannot be checked"))


def _parameter_faults(folder: str, clue: Mapping[str, Any], contents: Mapping[str, bytes]) -> Iterator[Fault]:
    run = json.loads(contents[f"runs/{clue['run_id']}/{clue['model']}.json"])
    for one in json.loads(contents[f"{folder}/parameters.json"]):
        if one["name"] in run["parameters"] and run["parameters"][one["name"]] != one["value"]:
            problem = Words("参数值与运行记录不符", "A parameter is not what the run used")
            yield Fault(f"{folder}/parameters.json", problem)


def _code_list(column: str, values: Mapping[str, Any]) -> CodeList:
    return CodeList(column, Words(column, column), {key: Words(**word) for key, word in values.items()})


def _typed(value: Any, kind: str) -> Any:
    """A fact as the engine had it, from what JSON kept of it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, list):
        return [_typed(one, kind.removesuffix("[]")) for one in value]
    if kind.startswith("DECIMAL"):
        return Decimal(str(value))
    if kind == "DATE":
        return date.fromisoformat(value)
    if kind.startswith("TIMESTAMP"):
        return datetime.fromisoformat(value)
    return value
