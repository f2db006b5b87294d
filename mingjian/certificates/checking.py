"""Whether a certificate's file is what the registry signed: checked offline, by anybody who has the file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from mingjian.certificates.errors import NoSignerThere, NotACertificate
from mingjian.engine.contracts import Words
from mingjian.registry.connector import digest

ATTACHED = "certificate.json"  # the facts, as they were digested, inside the file
FAULTS: Mapping[str, Words] = {
    "unsigned": Words("文件没有电子签名。", "The file bears no electronic signature."),
    "altered": Words("签名与文件内容不符，文件被改动过。", "The signature does not fit the file; it was altered."),
    "added_to": Words("签名之后又添加了内容。", "Something was added after it was signed."),
    "other_signer": Words("签名者不是所给证书的持有人。", "It was signed by another than the given certificate says."),
    "digest_differs": Words("所载内容与摘要不符。", "What it says does not fit its digest."),
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """What a file says and what is wrong with it; `signer` is the fingerprint of whose certificate signed."""

    facts: Mapping[str, Any]
    digest: str
    signer: str
    faults: tuple[str, ...]

    @property
    def number(self) -> str:
        """The number of the certificate."""
        return str(self.facts["number"])


def check(path: Path, signer: x509.Certificate | None = None) -> Checked:
    """Check a file; `signer` is the registry's certificate, kept elsewhere."""
    try:
        reader = PdfFileReader(BytesIO(path.read_bytes()))
        said = _attached(reader)
        facts, told = said["facts"], str(said["digest"])
        signatures = reader.embedded_signatures
    except (PdfError, KeyError, ValueError) as fault:
        raise NotACertificate(path=path) from fault
    own = () if digest(facts) == told else ("digest_differs",)
    if not signatures:
        return Checked(facts, told, "", ("unsigned", *own))
    by = signatures[0].signer_cert
    return Checked(facts, told, fingerprint(by), (*_of_signature(signatures[0], signer or by), *own))


def signer_in(path: Path) -> x509.Certificate:
    """The registry's certificate that a PEM file holds."""
    try:
        held = {kind: content for kind, _, content in pem.unarmor(path.read_bytes(), multiple=True)}
        return x509.Certificate.load(held["CERTIFICATE"])
    except (ValueError, KeyError) as fault:
        raise NoSignerThere(path=path) from fault


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a signer's certificate."""
    return sha256(certificate.dump()).hexdigest()


def _of_signature(signature: Any, signer: x509.Certificate) -> tuple[str, ...]:
    if fingerprint(signature.signer_cert) != fingerprint(signer):
        return ("other_signer",)
    found = validate_pdf_signature(signature, ValidationContext(trust_roots=[signer]))
    if not (found.intact and found.valid):
        return ("altered",)
    return () if found.coverage == SignatureCoverageLevel.ENTIRE_FILE else ("added_to",)


def _attached(reader: PdfFileReader) -> dict[str, Any]:
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    files = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    said: dict[str, Any] = json.loads(files[ATTACHED]["/EF"]["/F"].data)
    return said
