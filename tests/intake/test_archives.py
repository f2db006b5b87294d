"""A filing may come packed; an archive that could do harm is refused whole."""

import io
import tarfile
import zipfile

import pytest

from mingjian.intake import take_in
from mingjian.intake.archives import unpack
from mingjian.intake.settings import Limits
from tests.intake.cast import BANK, JANUARY, rules


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz"])
def test_a_packed_folder_is_taken_like_the_folder(ending, cast, home, tmp_path):
    folder = cast.file(cast.bank())
    packed = tmp_path / f"january.{ending}"
    if ending == "zip":
        with zipfile.ZipFile(packed, "w") as archive:
            for path in folder.iterdir():
                archive.write(path, path.name)
    else:
        with tarfile.open(packed, "w:gz" if ending == "tar.gz" else "w") as archive:
            archive.add(folder, f"{BANK}/20250131")

    (receipt,) = take_in([packed], home, check_only=True)

    assert (receipt.institution_id, receipt.period, receipt.status) == (BANK, JANUARY, "accepted")


def zipped(tmp_path, name, content=b"1\n"):
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("../outside.txt", "archive_path"),
        ("/etc/outside.txt", "archive_path"),
        ("..\\outside.txt", "archive_path"),
        ("inner.zip", "archive_nested"),
        ("inner.tar.gz", "archive_nested"),
    ],
)
def test_an_entry_that_leads_elsewhere_refuses_the_archive(name, rule, home, tmp_path):
    (receipt,) = take_in([zipped(tmp_path, name)], home)

    assert (receipt.status, rules(receipt)) == ("rejected", [rule])
    assert not (tmp_path / "outside.txt").exists()


def test_a_link_refuses_the_archive(home, tmp_path):
    path = tmp_path / "bad.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo(f"{BANK}-branch-20250131.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    (receipt,) = take_in([path], home)

    assert rules(receipt) == ["archive_link"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "archive_empty"), (b"PK not a zip", "archive_unreadable"), (b"\0" * 50, "archive_unreadable")],
)
def test_a_broken_archive_is_told(content, rule, home, tmp_path):
    path = tmp_path / "bad.zip"
    path.write_bytes(content)

    (receipt,) = take_in([path], home)

    assert (receipt.status, rules(receipt)) == ("rejected", [rule])


def test_a_truncated_gzip_is_told(home, tmp_path):
    path = tmp_path / "bad.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo(f"{BANK}-branch-20250131.txt")
        entry.size = 100_000
        archive.addfile(entry, io.BytesIO(bytes(range(250)) * 400))
    path.write_bytes(path.read_bytes()[:-40])

    (receipt,) = take_in([path], home)

    assert rules(receipt) == ["archive_unreadable"]


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path):
    path = zipped(tmp_path, "big.txt", b"0" * 100_000)

    problems = unpack(path, tmp_path / "out", Limits(unpacked_bytes=50_000))

    assert [problem.rule for problem in problems] == ["archive_too_large"]


def test_an_archive_with_too_many_entries_is_refused(tmp_path):
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.txt", b"1")

    problems = unpack(path, tmp_path / "out", Limits(entries=3))

    assert [problem.rule for problem in problems] == ["archive_too_large"]


def test_an_archive_of_nothing_useful_is_told(home, tmp_path):
    (receipt,) = take_in([zipped(tmp_path, "readme.md")], home)

    assert rules(receipt) == ["empty_filing"]
