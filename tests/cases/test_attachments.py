"""Files are known by their content, kept under their hash, and seen by who may see the case."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingjian.cases import uploads
from mingjian.cases.errors import CaseNotOpen, FileEmpty, FileRefused, FileTooLarge
from mingjian.cases.models import Case
from mingjian.cases.services.attaching import file_attach
from mingjian.people.access import NotAllowed
from mingjian.people.models import User

PDF = b"%PDF-1.7\n%content"


def _zip(*names: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return archive.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.PNG", b"\x89PNG\r\n\x1a\n0"),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.docx", _zip("[Content_Types].xml", "word/document.xml")),
        ("a.xlsx", _zip("xl/workbook.xml")),
        ("a.ofd", _zip("OFD.xml")),
        ("a.csv", "机构,金额\n".encode("gb18030")),
        ("说明.txt", "说明".encode()),
    ],
)
def test_these_are_let_in(at_home: Path, name: str, content: bytes) -> None:
    kept = uploads.keep(SimpleUploadedFile(name, content))

    path = uploads.place(kept.sha256)
    assert (path.read_bytes(), kept.sha256) == (content, hashlib.sha256(content).hexdigest())
    assert path.is_relative_to(at_home / "attachments")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ\x90\x00"),
        ("a.png", PDF),
        ("a.exe", PDF),
        ("a.html", b"<script>"),
        ("a.svg", b"<svg/>"),
        ("a.docx", _zip("word/document.xml", "word/vbaProject.bin")),
        ("a.xlsx", _zip("word/document.xml")),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.zip", _zip("a.pdf")),
        ("a.txt", b"a\x00b"),
        ("pdf", PDF),
    ],
)
def test_these_are_refused_and_nothing_is_kept(at_home: Path, name: str, content: bytes) -> None:
    with pytest.raises(FileRefused, match="only pdf, png"):
        uploads.keep(SimpleUploadedFile(name, content))

    assert not (at_home / "attachments").exists()


def test_size_has_two_ends(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST_MB", 1)
    largest = PDF + b"x" * (1024 * 1024 - len(PDF))

    assert uploads.keep(SimpleUploadedFile("a.pdf", largest)).size == 1024 * 1024
    with pytest.raises(FileTooLarge):
        uploads.keep(SimpleUploadedFile("a.pdf", largest + b"x"))
    with pytest.raises(FileEmpty):
        uploads.keep(SimpleUploadedFile("a.pdf", b""))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/凭证.pdf", "凭证.pdf"),
        ("C:\\temp\\a.pdf", "a.pdf"),
        ('a"\r\nb.pdf', "a”b.pdf"),
        ("a\u202efdp.pdf", "afdp.pdf"),
        ("长" * 300 + ".pdf", "长" * 120 + ".pdf"),
        ("...", ""),
    ],
)
def test_names_are_cleaned(given: str, kept: str) -> None:
    assert uploads.clean_name(given) == kept


def test_the_institution_attaches_while_it_is_asked_and_only_to_its_own(
    at_home: Path, person: Callable[[str], User], dispatched: Case
) -> None:
    with pytest.raises(NotAllowed):
        file_attach(by=person("sun"), case=dispatched, upload=SimpleUploadedFile("a.pdf", PDF))

    once = file_attach(by=person("zhao"), case=dispatched, upload=SimpleUploadedFile("a.pdf", PDF))
    again = file_attach(by=person("zhao"), case=dispatched, upload=SimpleUploadedFile("a.pdf", PDF))

    assert once.pk == again.pk
    assert once.is_shared
    assert not file_attach(by=person("lin"), case=dispatched, upload=SimpleUploadedFile("b.pdf", PDF)).is_shared


def test_an_answered_case_takes_no_more_files_of_the_institution(
    at_home: Path, person: Callable[[str], User], answered: Case
) -> None:
    with pytest.raises(CaseNotOpen):
        file_attach(by=person("zhao"), case=answered, upload=SimpleUploadedFile("a.pdf", PDF))
