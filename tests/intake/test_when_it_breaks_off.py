"""A disk that fills or a process that dies half way leaves nothing visible, and the next attempt works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mingjian.intake import take_in
from mingjian.lake import Lake
from mingjian.lake.catalogue import Catalogue
from mingjian.lake.publish import Publisher

ROOT = Path(__file__).parents[2]
KILLED = """
import os, sys
from pathlib import Path
from mingjian.intake import take_in
from mingjian.lake.catalogue import Catalogue
from mingjian.lake.publish import Publisher
{break_off}
take_in([Path(sys.argv[1])], Path(sys.argv[2]))
"""
BREAKS = {
    "before the first table": "Publisher.append = lambda self, tables: os._exit(9)",
    "with files moved and no table committed": "Catalogue.append = lambda self, name, addresses: os._exit(9)",
    "with tables committed and no ledger": "Publisher.commit = lambda self, snapshots, entries: os._exit(9)",
}


@pytest.mark.parametrize("break_off", BREAKS.values(), ids=BREAKS)
def test_a_killed_publisher_leaves_nothing_visible_and_the_next_attempt_works(break_off, cast, home, rows_seen):
    folder = cast.file(cast.bank())
    killed = [sys.executable, "-c", KILLED.format(break_off=break_off), str(folder), str(home)]
    died = subprocess.run(killed, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert died.returncode == 9
    assert rows_seen("branch", "branch_id") == []

    (receipt,) = take_in([folder], home)

    assert (receipt.status, receipt.version) == ("accepted", 1)
    assert rows_seen("branch", "branch_id") == [("BR1",)]
    assert Lake.open(home).pin().slice("branch", True).filings is None
    assert not list((home / "lake" / "staging").iterdir())


@pytest.mark.parametrize(("where", "name"), [(Catalogue, "append"), (Publisher, "commit"), (Catalogue, "bring")])
def test_a_full_disk_leaves_nothing_visible(where, name, cast, home, rows_seen, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    folder = cast.file(cast.bank())
    with monkeypatch.context() as broken:
        broken.setattr(where, name, full)
        with pytest.raises(OSError, match="No space left"):
            take_in([folder], home)
    assert rows_seen("branch", "branch_id") == []

    take_in([folder], home)

    assert rows_seen("branch", "branch_id") == [("BR1",)]
