"""The pages of a mortgage, role by role, from the new application to the stranger who checks the certificate."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingjian.authorisations.notice import notice_hash
from mingjian.mortgage.models import Application
from mingjian.registry.models import Title
from tests.mortgage.walking import CONTRACT, PAPER, TANG, led, opened, unit, who

WAY = (
    ("tang", "/signing/{pk}/authorise", {"notice": notice_hash()}),
    ("ma", "{pk}/query", {}),
    ("ma", "{pk}/pass", {}),
    ("ma", "{pk}/send_to_sign", {"number": "DK-1", "file": PAPER}),
    ("tang", "/signing/{pk}/sign", {"contract": CONTRACT}),
    ("fang", "{pk}/confirm", {}),
    ("ma", "{pk}/submit", {}),
    ("deng", "{pk}/accept", {}),
    ("cao", "{pk}/review", {}),
    ("cao", "{pk}/approve", {"fee": "80"}),
    ("ma", "{pk}/pay", {"payment": "P-1"}),
    ("cao", "{pk}/record", {}),
)
SAID = {
    "kind": "first", "unit": "110105GB00000T001", "mortgage_kind": "ordinary", "amount": "900000", "name_0": "唐宁", "id_0": TANG,
    "role_0": "mortgagor", "starts_on": "2026-11-01", "ends_on": "2046-10-31",
}  # fmt: skip


@pytest.mark.django_db
def test_four_people_lead_it_by_their_pages_and_a_stranger_checks_the_certificate(
    as_user: Callable[[str], Any], at_home: Any
) -> None:
    from django.test import Client

    unit()
    assert as_user("ma").post("/mortgage/new", SAID).status_code == 302
    pk = Application.objects.latest("pk").pk

    for username, address, facts in WAY:
        sent = {name: SimpleUploadedFile("合同.pdf", PAPER) if name == "file" else said for name, said in facts.items()}
        answer = as_user(username).post(urljoin("/mortgage/", address.format(pk=pk)), sent)
        assert answer.status_code == 302, (address, answer.content.decode()[-1500:])

    application = Application.objects.get(pk=pk)
    assert application.state == "certified"
    stranger = Client().get(f"/verify/{application.certificate.digest}").content.decode()
    assert application.mortgage_number in stranger
    assert "有效" in stranger
    assert "唐宁" not in stranger
    assert application.bank.name_zh not in stranger
    paper = as_user("tang").get(f"/signing/{pk}/certificate.pdf")
    assert _signature_of(b"".join(paper.streaming_content)) == (True, True, "/ETSI.CAdES.detached")


def _signature_of(content: bytes) -> tuple[bool, bool, str]:
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    signature = PdfFileReader(BytesIO(content)).embedded_signatures[0]
    found = validate_pdf_signature(signature, ValidationContext(trust_roots=[signature.signer_cert]))
    return found.bottom_line, found.coverage.name == "ENTIRE_FILE", str(signature.sig_object["/SubFilter"])


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_ask_few_questions_in_both_languages(
    as_user: Callable[[str], Any], django_assert_max_num_queries: Any, language: str
) -> None:
    unit()
    application = led(opened(), "certified")
    addresses = (("ma", "/mortgage/"), ("lin", "/mortgage/?view=all"), ("ma", f"/mortgage/{application.pk}"), ("ma", "/mortgage/new"),
                 ("tang", "/signing/"), ("tang", f"/signing/{application.pk}"), ("yan", "/desk/"),
                 ("deng", f"/desk/unit?unit={application.unit}"))  # fmt: skip
    for username, address in addresses:
        client = as_user(username)
        client.cookies["language"] = language
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200, address


@pytest.mark.django_db
def test_a_mistake_is_told_as_a_sentence(as_user: Callable[[str], Any]) -> None:
    unit()
    application = led(opened(), "queried")
    Title.objects.update(owner="9d" * 16, owner_name="别人")

    answer = as_user("ma").post(f"/mortgage/{application.pk}/pass")

    assert answer.status_code == 409
    assert "抵押人唐宁不是登记簿上的权利人" in answer.content.decode()
    assert who("ma").may("apply_mortgages")


@pytest.mark.django_db
def test_nothing_typed_is_lost_when_something_of_an_application_is_not_right(as_user: Callable[[str], Any]) -> None:
    unit()
    ma = as_user("ma")
    wrong = SAID | {"amount": "-5", "ends_on": "2026-10-01", "name_1": "孟洁", "ranks": "证明=甲"}

    told = ma.post("/mortgage/new", wrong).content.decode()

    assert Application.objects.count() == 0
    for kept in ('value="唐宁"', 'value="孟洁"', f'value="{TANG}"', 'value="2026-10-01"', 'value="-5"'):
        assert kept in told, kept
    for sentence in ("须晚于起始日。", "姓名和证件号码须一并填写。", "“证明=甲”不是“证明号=顺位”。"):
        assert sentence in told, sentence
    ma.post("/mortgage/new", SAID)
    twice = ma.post("/mortgage/new", SAID).content.decode()
    assert ("请勿重复申请。" in twice, 'value="唐宁"' in twice, Application.objects.count()) == (True, True, 1)


@pytest.mark.django_db
def test_what_is_missing_and_what_is_wrong_is_named_in_the_readers_language(as_user: Callable[[str], Any]) -> None:
    unit()
    application = led(opened(), "certified")
    ma = as_user("ma")
    ma.cookies["language"] = "en"

    missing = ma.post("/mortgage/new", SAID | {"mortgage_kind": "", "amount": ""}).content.decode()
    wrong = ma.post(f"/mortgage/{application.pk}/settle", {"settled_on": "2999-01-01"})

    assert "not complete: kind of mortgage (first registration), secured amount (CNY)." in missing
    assert (wrong.status_code, "Some fields are not right: day of payoff." in wrong.content.decode()) == (400, True)
    application.refresh_from_db()
    assert application.settled_on is None
