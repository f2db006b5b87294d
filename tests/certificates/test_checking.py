"""Anybody checks the file of a certificate without the platform; what was changed in it is found."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mingjian.certificates.checking import check, signer_in
from mingjian.certificates.models import Certificate
from mingjian.certificates.printing import certificate_print
from tests.cli.terminal import mingjian
from tests.mortgage.walking import led, opened, unit


@pytest.fixture
def paper(at_home: Path, tmp_path: Path) -> tuple[Path, Certificate]:
    """A certificate's file in the hands of somebody who has nothing else."""
    unit()
    certificate = led(opened(), "certified").certificate
    assert certificate is not None
    path = tmp_path / "证明.pdf"
    path.write_bytes(certificate_print(certificate=certificate).read_bytes())
    return path, certificate


@pytest.mark.django_db
def test_a_stranger_checks_it_by_command(paper: tuple[Path, Certificate]) -> None:
    path, certificate = paper
    published = path.with_name("signer.pem")
    published.write_bytes(Client().get("/verify/signer.pem").content)
    assert b"PRIVATE" not in published.read_bytes()

    said = mingjian("certificate", "verify", path, "--signer", published, "--json")

    told = json.loads(said.out)
    assert (said.code, told["faults"]) == (0, [])
    assert (told["number"], told["digest"]) == (certificate.number, certificate.digest)
    assert certificate.number in mingjian("certificate", "verify", path).out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda content: content.replace(b"/Title", b"/Tytle", 1), "altered"),
        (lambda content: content + b"\n% and more\n", "added_to"),
    ],
)
def test_what_was_changed_is_found(paper: tuple[Path, Certificate], change: Any, fault: str) -> None:
    path, _ = paper
    path.write_bytes(change(path.read_bytes()))

    assert check(path).faults == (fault,)
    assert mingjian("certificate", "verify", path).code == 1


@pytest.mark.django_db
def test_one_signed_by_another_is_found(paper: tuple[Path, Certificate], tmp_path: Path) -> None:
    from mingjian.certificates.printing import _new

    (tmp_path / "other.pem").write_text(_new(), encoding="utf-8")

    assert check(paper[0], signer_in(tmp_path / "other.pem")).faults == ("other_signer",)


def test_another_file_is_no_certificate(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")

    said = mingjian("certificate", "verify", tmp_path / "a.pdf")

    assert said.code != 0
    assert "不是本平台签发的电子登记证明" in said.err
