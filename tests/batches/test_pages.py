"""A clerk sends a sheet in at the portal, sees how far it is and fetches the one result; mistakes name their line."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingjian.authorisations.models import Authorisation
from mingjian.batches.errors import SheetOfNoLines, SheetUnreadable
from mingjian.batches.models import Batch
from mingjian.batches.sheets import lines_of
from mingjian.exchange.models import Query
from tests.exchange.conftest import Bank

NUMBERS = ("110101GB000000000001", "110101GB000000000002")


def sent(client: Any, sheet: str, **more: str) -> Any:
    said = {"what": "real_estate.title mortgage", "case": "DK-2026-001", **more}
    return client.post("/network/batches/new", {**said, "file": SimpleUploadedFile("名单.csv", sheet.encode())})


def test_a_sheet_is_answered_line_by_line_into_one_file(
    bank: Bank, unit: dict[str, Any], allowed: Authorisation, as_user: Any, work: Any, own_home: Any
) -> None:
    hu = as_user("hu")
    sheet = f"查询对象,授权编号\n{unit['unit_code']},{allowed.number}\n{NUMBERS[0]},{allowed.number}\n"
    taken = hu.get("/network/batches/")

    work(lambda: sent(hu, sheet))
    batch = Batch.objects.get()
    page = hu.get("/network/batches/").content.decode()
    lines = hu.get(f"/network/batches/{batch.number}/result").content.decode().splitlines()

    assert "还没有批量查询" in taken.content.decode()
    assert ("2 / 2" in page, batch.result_digest in page, "hx-trigger" in page) == (True, True, False)
    assert [json.loads(line).get("code", json.loads(line)["state"]) for line in lines] == ["answered", "out_of_range"]
    assert list(Query.objects.values_list("clerk", flat=True)) == ["hu", "hu"]
    assert as_user("yan").get(f"/network/batches/{batch.number}/result").status_code == 404


def test_the_same_sheet_sent_twice_is_one_batch_while_it_is_under_way(
    bank: Bank, unit: dict[str, Any], allowed: Authorisation, as_user: Any, own_home: Any
) -> None:
    hu, sheet = as_user("hu"), f"{unit['unit_code']},{allowed.number}"

    answers = [sent(hu, sheet) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert Batch.objects.count() == 1
    assert "hx-trigger" in hu.get("/network/batches/").content.decode(), "it waits for the worker"
    Batch.objects.update(state=Batch.State.DONE)
    sent(hu, sheet)
    assert Batch.objects.count() == 2, "what was refused then may be asked again"


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("", "空文件"),
        (f"{NUMBERS[0]},a\n\n{NUMBERS[1]},b,c\n", "第3行无法读取"),
        (f"{NUMBERS[0]},{'9' * 65}", "第1行无法读取"),
        ("subject,authorisation\n", "文件中有0个查询对象"),
    ],
)
def test_a_sheet_that_cannot_be_read_names_the_line_and_nothing_is_lost(
    bank: Bank, as_user: Any, sheet: str, said: str
) -> None:
    told = sent(as_user("hu"), sheet, case="DK-77").content.decode()

    assert (said in told, 'value="DK-77"' in told, Batch.objects.exists()) == (True, True, False)


def test_what_the_network_refuses_is_told_on_the_form(bank: Bank, as_user: Any) -> None:
    from mingjian.network.models import ServiceSwitch

    ServiceSwitch.objects.create(service="real_estate.title", is_on=False)

    told = sent(as_user("hu"), NUMBERS[0]).content.decode()

    assert ("网络拒绝：服务已停用。" in told, Batch.objects.exists()) == (True, False)


def test_a_sheet_is_read_in_either_encoding_with_or_without_titles() -> None:
    wanted = [(NUMBERS[0], "a"), (NUMBERS[1], "")]
    plain = f"{NUMBERS[0]},a\r\n\r\n {NUMBERS[1]} ,\r\n"

    read = [lines_of(text) for text in (plain.encode(), ("查询对象,授权编号\n" + plain).encode("gb18030"),
                                        b"\xef\xbb\xbf" + plain.encode())]  # fmt: skip

    assert read == [wanted] * 3
    with pytest.raises(SheetOfNoLines, match="100001"):
        lines_of(b"1\n" * 100_001)
    for unreadable in (b"1,2\n1,2,3\n", b"1,2\n" + b"9" * 200_000):
        with pytest.raises(SheetUnreadable, match="Line 2"):
            lines_of(unreadable)
