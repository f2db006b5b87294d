"""The evidence bundle of a case: everything a third person needs to check it offline, hashed and signed."""

import hashlib
import io
import json
import zipfile
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from django.conf import settings
from django.utils import timezone

from mingjian.cases.case_document import case_document
from mingjian.cases.knowledge import record_of
from mingjian.cases.models import Case, Item
from mingjian.cases.verifying import FORMAT, MANIFEST, SIGNATURE
from mingjian.clues.models import Clue
from mingjian.engine.clues import codes_of
from mingjian.engine.compiler import Compiler
from mingjian.engine.library import Library
from mingjian.engine.plan import tables_read
from mingjian.engine.questions import Model
from mingjian.lake.ledger import FILE, FILING
from mingjian.web.home import lake
from mingjian.web.library import library
from mingjian.web.signing import public_key, sign, signing_key

KEY_FILE = "bundle.key"


def bundle(case: Case) -> bytes:
    """The bundle as a zip archive, signed with the installation's own key."""
    files = {"case.json": _json(case_document(case)), "filings.json": _json(_filings(case))}
    for item in case.items.select_related("clue").prefetch_related("rows"):
        files |= _of_item(item)
    manifest = _json(
        {
            "format": FORMAT,
            "case": case.number,
            "made_at": timezone.now(),
            "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
        }
    )
    key = signing_key(settings.HOME / KEY_FILE)
    signature = _json({"algorithm": "Ed25519", "public_key": public_key(key), "signature": sign(key, manifest)})
    return _zipped({MANIFEST: manifest, SIGNATURE: signature, **dict(sorted(files.items()))})


def _of_item(item: Item) -> dict[str, bytes]:
    folder = f"items/{item.number}"
    files = {f"{folder}/rows.json": _json([_row(row) for row in item.rows.all()])}
    if item.clue is None:
        return files
    files[f"{folder}/clue.json"] = _json(_clue(item, item.clue))
    model = library().models.get(item.clue.model)
    if model:
        files |= _of_model(folder, item, model)
    if record := record_of(item.run_id, item.clue.model):
        files[f"runs/{record.run_id}/{item.clue.model}.json"] = _json(asdict(record))
    return files


def _of_model(folder: str, item: Item, model: Model) -> dict[str, bytes]:
    """What the model says, how it ran on the clue's day, and every parameter in it with its source."""
    known = library()
    compiler = Compiler(known, item.as_of or timezone.now().date())
    compiled = compiler.compile(model.sql, model.path)
    codes = codes_of(known, tables_read(compiled, compiler), compiled.columns)
    said = {
        "id": model.id,
        "title": asdict(model.title),
        "question": asdict(model.question),
        "limits": asdict(model.limits),
        "clue": asdict(model.clue),
        "types": dict(compiled.columns),
        "codes": {column: {key: asdict(word) for key, word in one.values.items()} for column, one in codes.items()},
        "library_version": known.version,
    }
    names = dict.fromkeys([*model.law, *compiled.parameters])
    return {
        f"{folder}/model.json": _json(said),
        f"{folder}/model.sql": model.path.read_bytes(),
        f"{folder}/as_run.sql": compiled.shown.encode(),
        f"{folder}/parameters.json": _json([_parameter(known, name, item) for name in names]),
    }


def _parameter(known: Library, name: str, item: Item) -> dict[str, Any]:
    parameter = known.parameters[name]
    dated = parameter.on(item.as_of or timezone.now().date())
    return {
        "name": name,
        "title": asdict(parameter.title),
        "unit": parameter.unit,
        "kind_of_source": parameter.source,
        "value": str(dated.value) if dated else None,
        "since": dated.since if dated else None,
        "source": asdict(dated.source) if dated and dated.source else None,
    }


def _clue(item: Item, clue: Clue) -> dict[str, Any]:
    return {
        "clue_id": clue.clue_id,
        "model": clue.model,
        "institution_id": clue.institution_id,
        "subject_type": clue.subject_type,
        "subject_id": clue.subject_id,
        "as_of": item.as_of,
        "run_id": item.run_id,
        "measure": item.measure,
        "threshold": item.threshold,
        "amount": item.amount,
        "facts": item.facts,
        "sentence": {"zh": item.sentence_zh, "en": item.sentence_en},
    }


def _row(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("number", "table", "period", "file", "line", "values")}


def _filings(case: Case) -> list[dict[str, Any]]:
    """Every version filed for the periods of the case's rows, the hashes of the files asked about, the receipts."""
    asked = set(case.items.filter(rows__period__isnull=False).values_list("rows__period", "rows__file"))
    periods, names = {period for period, _ in asked}, {name for _, name in asked}
    ledger = lake().ledger
    filings = ledger.filings(FILING.c.institution_id == case.institution.code, FILING.c.period.in_(periods))
    files = ledger.rows(sa.select(FILE).where(FILE.c.filing_id.in_([one.id for one in filings])))
    return [
        {
            **asdict(filing),
            "files": [dict(file._mapping) for file in files if file.filing_id == filing.id and file.name in names],  # noqa: SLF001 - SQLAlchemy's public name
            "receipt": ledger.receipt(filing.id),
        }
        for filing in filings
    ]


def _json(document: Any) -> bytes:
    return json.dumps(document, default=str, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in files.items():
            parts.writestr(name, content)
    return archive.getvalue()
