"""An evidence bundle holds as exported, and whatever is tampered with in it is found, offline."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjian.audit.log import Platform
from mingjian.cases.bundle import KEY_FILE, bundle
from mingjian.cases.bundle_errors import BundleUnreadable
from mingjian.cases.models import Case
from mingjian.cases.verifying import MANIFEST, SIGNATURE, check_bundle
from mingjian.clues.importing import run_import
from mingjian.engine.results import Results
from mingjian.web.signing import public_key, sign, signing_key
from mingjian.workspace import Workspace

Parts = dict[str, bytes]


@pytest.fixture
def parts(confirmed: Case, at_home: Path) -> Parts:
    """The bundle of a confirmed case, taken apart."""
    return _parts(confirmed)


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Parts], list[tuple[str, str]]]:
    """Puts parts together again and says what a check finds."""

    def checked(parts: Parts, key: str | None = None) -> list[tuple[str, str]]:
        report = check_bundle(_written(tmp_path / "case.zip", parts), key)
        return [(fault.place, fault.problem.en) for fault in report.faults]

    return checked


def test_a_bundle_holds_and_has_everything(parts: Parts, check: Any, confirmed: Case, at_home: Path) -> None:
    assert check(parts, public_key(signing_key(at_home / KEY_FILE))) == []

    names = {name.split("/")[-1] for name in parts}
    assert names >= {
        "case.json",
        "clue.json",
        "model.sql",
        "as_run.sql",
        "parameters.json",
        "rows.json",
        "filings.json",
    }
    run = next(json.loads(content) for name, content in parts.items() if name.startswith("runs/"))
    assert run["source"]["snapshots"]
    filings = json.loads(parts["filings.json"])
    assert all(len(file["sha256"]) == 64 for filing in filings for file in filing["files"])
    assert filings[0]["receipt"]["status"] == "accepted"
    assert (at_home / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_a_bundle_holds_after_a_later_run_has_seen_the_clue_again(confirmed: Case, own_home: Path, check: Any) -> None:
    clue = confirmed.items.first().clue  # type: ignore[union-attr]
    later = Workspace(own_home).run(models=clue.model)
    run_import(by=Platform(), results=Results(own_home / "runs"), run_id=later.run_id)
    clue.refresh_from_db()
    assert clue.last_run_id == later.run_id

    assert check(_parts(confirmed)) == []


def test_a_change_in_any_part_is_found(parts: Parts, check: Any) -> None:
    for name in parts.keys() - {MANIFEST, SIGNATURE}:
        found = check({**parts, name: parts[name].replace(b"0", b"1") + b" "})

        assert (name, "The content is not what was hashed") in found


def test_a_part_left_out_or_put_in_is_found(parts: Parts, check: Any) -> None:
    without = {name: content for name, content in parts.items() if name != "items/2/rows.json"}

    assert check(without) == [("items/2/rows.json", "Listed, but not in the bundle")]
    assert check({**parts, "more.json": b"{}"}) == [("more.json", "In the bundle, but not listed")]


def test_a_manifest_made_to_fit_is_found_by_its_signature(parts: Parts, check: Any) -> None:
    manifest = json.loads(parts[MANIFEST])
    manifest["case"] = "HC2025-999999"

    assert check({**parts, MANIFEST: json.dumps(manifest).encode()}) == [
        (SIGNATURE, "The signature is not that of the manifest")
    ]


def test_a_bundle_signed_anew_by_another_is_found_by_the_published_key(parts: Parts, check: Any, at_home: Path) -> None:
    forged = _signed_anew(parts)

    assert check(forged) == []
    assert check(forged, public_key(signing_key(at_home / KEY_FILE))) == [
        (SIGNATURE, "It is not signed by the key that was given")
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_that_does_not_follow_is_found_even_when_signed(parts: Parts, check: Any, language: str) -> None:
    clue = json.loads(parts["items/1/clue.json"])
    clue["sentence"][language] = clue["sentence"][language] + "!"

    forged = _signed_anew({**parts, "items/1/clue.json": json.dumps(clue).encode()})

    assert check(forged) == [("items/1/clue.json", "The sentence does not follow from its facts")]


def test_a_fact_that_the_sentence_names_cannot_be_changed_alone(parts: Parts, check: Any) -> None:
    clue, model = json.loads(parts["items/1/clue.json"]), json.loads(parts["items/1/model.json"])
    named = next(name for name in clue["facts"] if f"{{{name}" in model["clue"]["zh"])
    clue["facts"][named] = None

    forged = _signed_anew({**parts, "items/1/clue.json": json.dumps(clue).encode()})

    assert ("items/1/clue.json", "The sentence does not follow from its facts") in check(forged)


def test_a_parameter_that_the_run_did_not_use_is_found(parts: Parts, check: Any) -> None:
    name = next(name for name in sorted(parts) if name.endswith("parameters.json") and json.loads(parts[name]))
    parameters = json.loads(parts[name])
    parameters[0]["value"] = "12345"

    forged = _signed_anew({**parts, name: json.dumps(parameters).encode()})

    assert check(forged) == [(name, "A parameter is not what the run used")]


def test_what_is_missing_from_a_clue_is_said(parts: Parts, check: Any) -> None:
    forged = _signed_anew({name: content for name, content in parts.items() if name != "items/1/model.json"})

    assert check(forged) == [("items/1", "It is incomplete and cannot be checked")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"{}"])
def test_another_file_is_told_apart(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)

    with pytest.raises(BundleUnreadable, match="no evidence bundle"):
        check_bundle(path)


def test_the_command_checks_without_a_home(parts: Parts, tmp_path: Path) -> None:
    good = _written(tmp_path / "good.zip", parts)
    bad = _written(tmp_path / "bad.zip", {**parts, "case.json": b"{}"})

    answers = [_command(path, tmp_path) for path in (good, bad, tmp_path / "none.zip")]

    assert [answer.returncode for answer in answers] == [0, 1, 2]
    assert "签名有效，内容完整，结论均出自所列事实。" in answers[0].stdout
    assert "case.json: 内容与哈希不符" in answers[1].stdout
    assert not (tmp_path / "empty").exists()


def _command(path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    code = "import sys; from mingjian.cli.main import main; sys.argv[0] = 'mingjian'; main()"
    command = [sys.executable, "-c", code, "bundle", "verify", str(path), "--lang", "zh"]
    environment = {"MINGJIAN_HOME": str(folder / "empty"), "PYTHONPATH": str(root), "PATH": "", "COLUMNS": "200"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder)


def _written(path: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _signed_anew(parts: Parts) -> Parts:
    """The same bundle, its manifest made to fit and signed by somebody else's key."""
    listed = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in parts.items()
        if name not in (MANIFEST, SIGNATURE)
    }
    manifest = json.dumps({**json.loads(parts[MANIFEST]), "files": listed}).encode()
    key = Ed25519PrivateKey.generate()
    signature = json.dumps({"public_key": public_key(key), "signature": sign(key, manifest)}).encode()
    return {**parts, MANIFEST: manifest, SIGNATURE: signature}


def _parts(case: Case) -> Parts:
    with zipfile.ZipFile(io.BytesIO(bundle(case))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
