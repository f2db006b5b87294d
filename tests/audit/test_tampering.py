"""A changed, removed, inserted or reordered row, a cut end and a wrong signature are found, in the database and offline."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mingjian.audit import files, seals, stored
from mingjian.audit.models import Checkpoint
from mingjian.audit.verifying import Report
from tests.audit import tampering
from tests.audit.tampering import Tamper

pytestmark = pytest.mark.usefixtures("short_log")

FOUND = {
    tampering.change_a_row: {"entry_changed", "root_differs", "head_differs", "node_differs"},
    tampering.change_a_row_with_its_hash: {"root_differs", "head_differs", "node_differs"},
    tampering.remove_a_row: {"entry_missing", "root_differs", "head_differs", "node_differs"},
    tampering.remove_a_row_and_close_ranks: {"root_differs"},
    tampering.insert_a_row_and_make_room: {"root_differs"},
    tampering.swap_two_rows: {"entry_changed", "root_differs", "head_differs", "node_differs"},
    tampering.cut_the_end_off: {"log_short"},
    tampering.change_a_node: {"node_differs"},
    tampering.sign_by_another_key: {"signature_wrong"},
}


def _kinds(report: Report) -> set[str]:
    return {finding.kind for finding in report.findings}


def _exported(path: Path) -> list[str]:
    files.write(path, stored.contents())
    return path.read_text(encoding="utf-8").splitlines()


def test_an_untouched_log_is_sound_here_and_as_a_file(tmp_path: Path) -> None:
    _exported(tmp_path / "log")

    for report in (stored.check(), files.check(tmp_path / "log")):
        assert (report.size, report.sealed, report.findings) == (29, 24, [])


@pytest.mark.parametrize("tamper", FOUND, ids=lambda tamper: tamper.__name__)
def test_what_is_done_to_the_database_is_found(tamper: Tamper) -> None:
    tamper()

    assert _kinds(stored.check()) == FOUND[tamper]


@pytest.mark.parametrize("tamper", FOUND, ids=lambda tamper: tamper.__name__)
def test_what_was_done_before_the_export_is_found_offline(tamper: Tamper, tmp_path: Path) -> None:
    tamper()
    _exported(tmp_path / "log")

    assert _kinds(files.check(tmp_path / "log")) == FOUND[tamper] - {"node_differs"}


def test_a_finding_says_where_in_both_languages() -> None:
    tampering.change_a_row()

    first, *_, last = stored.check().findings
    assert first.sentence("zh") == "第12条的内容被改动过：与其散列不符。"
    assert first.sentence("en") == "Entry 12 was changed: its hash says otherwise."
    assert last.sentence("en") == "The log's end says 29 entries and there are 29, or its root differs."


def test_the_checkpoint_before_the_change_still_stands() -> None:
    tampering.change_a_row_with_its_hash()

    differing = next(finding for finding in stored.check().findings if finding.kind == "root_differs")
    assert differing.facts == {"size": 16, "agreed": 8}


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (
            lambda lines: [*lines[:5], lines[5].replace("lin", "sun"), *lines[6:]],
            {"entry_changed", "root_differs", "head_differs"},
        ),
        (lambda lines: [*lines[:5], *lines[6:]], {"entry_missing", "root_differs", "head_differs"}),
        (lambda lines: [*lines[:5], lines[4], *lines[5:]], {"entry_misplaced", "root_differs", "head_differs"}),
        (
            lambda lines: [*lines[:5], lines[6], lines[5], *lines[7:]],
            {"entry_missing", "entry_misplaced", "root_differs", "head_differs"},
        ),
        (lambda lines: lines[:20], {"head_missing"}),
        (lambda lines: [*lines[:20], *lines[30:]], {"log_short", "head_differs"}),
        (
            lambda lines: [*lines[:5], lines[5][:40], *lines[6:]],
            {"line_unreadable", "entry_missing", "root_differs", "head_differs"},
        ),
    ],
    ids=["changed", "removed", "inserted", "reordered", "broken off", "cut", "unreadable"],
)
def test_what_is_done_to_the_file_is_found(
    edit: Callable[[list[str]], list[str]], found: set[str], tmp_path: Path
) -> None:
    path = tmp_path / "log"
    path.write_text("\n".join(edit(_exported(path))) + "\n", encoding="utf-8")

    assert _kinds(files.check(path)) == found


def test_a_file_with_everything_made_anew_falls_to_a_checkpoint_or_key_kept_elsewhere(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from mingjian.audit.keys import public_key
    from mingjian.web import signing

    kept = Checkpoint.objects.get(size=24).seal
    tampering.remove_a_row_and_close_ranks()
    lines = [line for line in _exported(tmp_path / "log") if "checkpoint" not in line]
    forger = Ed25519PrivateKey.generate()
    lines[0] = json.dumps({"format": files.FORMAT, "public_key": signing.public_key(forger)})
    (tmp_path / "log").write_text("\n".join(lines), encoding="utf-8")

    assert files.check(tmp_path / "log").is_sound
    assert _kinds(files.check(tmp_path / "log", kept=(kept,))) == {"signature_wrong"}
    assert _kinds(files.check(tmp_path / "log", kept=(kept,), public=public_key())) == {"root_differs"}


def test_a_checkpoint_survives_being_written_down() -> None:
    seal = Checkpoint.objects.get(size=16).seal

    assert seals.read(seal.note) == seal
