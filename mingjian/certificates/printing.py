"""The certificate as a PDF file: drawn and signed (PAdES) when first asked for, and the same file ever after."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import qrcode
from asn1crypto import keys, pem, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.urls import reverse
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mingjian.cases.paper import Paper
from mingjian.cases.uploads import place, put
from mingjian.certificates.checking import ATTACHED
from mingjian.certificates.models import Certificate
from mingjian.deadlines import CHINA
from mingjian.registry.words import KIND_WORDS
from mingjian.web.keys import own_secret

FILE = "certificate.pem"  # a registry's own certificate and key may be put in its place
YEARS = 10
CODE = 36  # millimetres


def certificate_print(*, certificate: Certificate) -> Path:
    """Where the signed PDF lies."""
    kept = place(certificate.file_digest) if certificate.file_digest else None
    if kept and kept.exists():
        return kept
    content = _signed(_drawn(certificate))
    Certificate.objects.filter(pk=certificate.pk, file_digest="").update(file_digest=put(content))
    certificate.refresh_from_db(fields=["file_digest"])
    return place(certificate.file_digest)


def verify_address(certificate: Certificate) -> str:
    """Where anybody may check it."""
    return f"{settings.PUBLIC_URL}{reverse('certificates:verify', args=[certificate.digest])}"


def _drawn(certificate: Certificate) -> bytes:
    said = certificate.facts
    paper = Paper(certificate.number, "{page} / {pages}", is_chinese=True)
    told = (
        f"本证明由明鉴按登记簿记载生成并加盖电子签名，内容摘要 SHA-256：{certificate.digest}。扫描二维码可核验状态。\n"
        "Made by Mingjian from the register and signed electronically; the digest above is of its content. "
        "Scan the code to see whether it is in force."
    )
    paper.cover("不动产登记证明  Certificate of registration", certificate.number, _facts(said), told)
    if paper.get_y() + CODE > paper.h - paper.b_margin:
        paper.add_page()
    code = qrcode.make(verify_address(certificate), border=1).get_image()
    paper.image(code, paper.l_margin, paper.get_y() + 4, CODE)
    attached = {"digest": certificate.digest, "facts": said}
    paper.embed_file(bytes=json.dumps(attached, ensure_ascii=False).encode(), basename=ATTACHED, compress=True)
    return paper.printed()


def _facts(said: dict[str, Any]) -> list[tuple[str, str]]:
    term = f"{said['starts_on'] or '–'} — {said['ends_on'] or '–'}"
    pairs = (
        ("证明权利 Right", KIND_WORDS[said["kind"]].zh),
        ("抵押权人 Mortgagee", said["mortgagee_name"]),
        ("抵押人 Mortgagor", "、".join(one["name"] for one in said["mortgagors"])),
        ("债务人 Debtor", said["debtor_name"]),
        ("不动产单元号 Unit", said["unit"]),
        ("坐落 Location", said["location"]),
        ("债权数额（元） Amount (CNY)", f"{Decimal(said['amount']):,.2f}"),
        ("债务履行期限 Term", term),
        ("抵押顺位 Rank", str(said["rank"])),
        ("担保范围 Scope", said["scope"]),
        ("限制转让约定 Ban on transfer", "有 yes" if said["is_transfer_banned"] else "无 no"),
        ("抵押合同 Contract", said["contract_number"]),
        ("登簿时间 Recorded", f"{datetime.fromisoformat(said['recorded_at']).astimezone(CHINA):%Y-%m-%d %H:%M:%S}"),
    )
    return [(name, value or "–") for name, value in pairs]


def _signed(content: bytes) -> bytes:
    told = signers.PdfSignatureMetadata(
        field_name="Registry", subfilter=SigSeedSubFilter.PADES, reason="不动产登记证明", name="登记机构"
    )
    out = BytesIO()
    signers.PdfSigner(told, signer()).sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), output=out)
    return out.getvalue()


def signer() -> signers.SimpleSigner:
    """Who signs certificates here."""
    return _signer(settings.HOME / FILE)


def published() -> x509.Certificate:
    """The certificate with which signatures are checked."""
    return signer().signing_cert


@cache
def _signer(path: Path) -> signers.SimpleSigner:
    parts = {kind: content for kind, _, content in pem.unarmor(own_secret(path, _new).encode(), multiple=True)}
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(parts["CERTIFICATE"]),
        signing_key=keys.PrivateKeyInfo.load(parts["PRIVATE KEY"]),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def _new() -> str:
    """A key and a certificate that it signs itself, for an installation without a registry's own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "Mingjian registry")])
    now = datetime.now(UTC)
    usage = certificates.KeyUsage(True, True, *[False] * 7)
    made = (
        certificates.CertificateBuilder(name, name, key.public_key(), certificates.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=366 * YEARS))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (private + made.public_bytes(serialization.Encoding.PEM)).decode()
