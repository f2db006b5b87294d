"""A mortgage from the bank's question to its release, by seven people in the browser; the owners hold a phone."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cli.terminal import mingjian
from tests.journey.people import Office

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PHONE = {"width": 360, "height": 780}
CASE = "DK-2026-0100"  # of the couple, see mingjian/desk/demo.py
CONTRACT = "%PDF-1.4 抵押合同正文"
NUMBER = re.compile(r"DY\d{4}-\d{7}")


def test_a_home_is_mortgaged_and_released(office: Office, tmp_path: Path) -> None:
    hu, ma, fang, deng, cao = (office.enter(name).page for name in ("hu", "ma", "fang", "deng", "cao"))
    tang, meng = (office.enter(name).page for name in ("tang", "meng"))
    for owner in (tang, meng):
        owner.set_viewport_size(PHONE)
    home = office.people["home"]

    tang_permits_the_question(tang)
    hu_asks_the_network(hu, home)
    number = ma_opens_an_application(ma, home)
    for owner in (tang, meng):
        an_owner_does_on_the_phone(owner, number, "授权查询")
    ma_passes_the_first_gate(ma, tmp_path)
    for owner in (tang, meng):
        an_owner_does_on_the_phone(owner, number, "签署")
    fang_confirms(fang, number)
    ma.reload()
    _do(ma, "提交登记机构", "待受理")
    deng_and_cao_record(deng, cao, ma, number)
    paper = ma_fetches_the_certificate(ma, tmp_path)
    a_stranger_checks_it(office, paper, "有效")
    ma_lends(ma)
    ma_and_fang_release_and_the_registry_records(ma, fang, deng, cao, number)
    a_stranger_checks_it(office, paper, "已注销或被新证明取代")
    assert [line for desk in office.desks for line in desk.complaints] == []


def test_an_english_banker_finds_the_way(office: Office) -> None:
    desk = office.enter_quietly("ma", "en")
    page = desk.page

    page.goto("/mortgage/?view=force")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mortgages")
    page.get_by_role("row").filter(has_text="in force").first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("First registration")
    expect(page.locator("[aria-current=step]")).to_have_text("In force")
    expect(page.get_by_role("region", name="What the register says")).to_contain_text("none")
    expect(page.get_by_role("region", name="Timeline")).to_contain_text("Disbursed")
    assert desk.complaints == []


def tang_permits_the_question(page: Page) -> None:
    page.goto("/authorisations/")
    waiting = page.locator("section").filter(has_text=CASE)
    waiting.get_by_role("button", name="同意并签署").click()
    expect(page.locator("section").filter(has_text=CASE).first).to_contain_text("有效")
    _fits(page)


def hu_asks_the_network(page: Page, home: dict[str, str]) -> None:
    """Under the permission; the network tells what the department filed of the home."""
    page.goto("/network/")
    given = page.get_by_role("row").filter(has_text=CASE).locator("code").inner_text()
    page.get_by_role("link", name="发起查询").click()
    page.get_by_label("服务和目的").select_option(value="real_estate.title mortgage")
    page.get_by_label("查询对象的号码").fill(home["unit"])
    page.get_by_label("业务编号或案号").fill(CASE)
    page.get_by_label("授权编号").fill(given)
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.locator("table")).to_contain_text(home["name_0"])
    expect(page.get_by_role("link", name="下载回执")).to_be_visible()


def ma_opens_an_application(page: Page, home: dict[str, str]) -> str:
    page.get_by_role("link", name="抵押登记", exact=True).first.click()
    page.get_by_role("link", name="新建申请").click()
    page.get_by_label("抵押类型（首次登记）").select_option(label="一般抵押权")
    page.get_by_label("不动产单元号").fill(home["unit"])
    page.get_by_label("被担保债权数额（元）").fill("2600000")
    page.get_by_label("债务人", exact=True).fill(home["name_0"])
    page.get_by_label("履行期限自").fill("2026-12-01")
    page.get_by_label("履行期限至").fill("2046-11-30")
    page.get_by_label("担保范围（按合同全文）").fill("主债权及利息、违约金和实现抵押权的费用")
    for at in (0, 1):
        page.get_by_label(f"姓名或名称 {at + 1}").fill(home[f"name_{at}"])
        page.get_by_label("证件号码或统一社会信用代码").nth(at).fill(home[f"id_{at}"])
    page.get_by_role("button", name="建立申请").click()
    number = NUMBER.search(page.get_by_role("status").inner_text())
    assert number
    _stands(page, "草拟")
    return number[0]


def an_owner_does_on_the_phone(page: Page, number: str, act: str) -> None:
    page.goto("/signing/")
    _fits(page)
    page.get_by_role("link").filter(has_text=number).click()
    page.wait_for_url(re.compile(r"/signing/\d+$"))
    _fits(page)
    if act == "签署":
        with page.expect_download() as fetched:
            page.get_by_role("link", name=re.compile("^阅读抵押合同")).click()
        assert fetched.value.path().read_text(encoding="utf-8") == CONTRACT
    page.get_by_role("button", name=act, exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(f"已完成：{act}")
    expect(page.get_by_role("button", name=act, exact=True)).to_have_count(0)


def ma_passes_the_first_gate(page: Page, folder: Path) -> None:
    page.reload()
    _do(page, "查询登记信息", "已查询")
    expect(page.get_by_role("region", name="登记簿记载")).to_contain_text("无")
    _do(page, "初审通过", "初审通过")
    contract = folder / "抵押合同.pdf"
    contract.write_text(CONTRACT, encoding="utf-8")
    page.locator("summary").filter(has_text="发送签署").click()
    page.get_by_label("抵押合同编号").fill(CASE)
    page.get_by_label("抵押合同文件").set_input_files(contract)
    _do(page, "发送签署", "签署中")


def fang_confirms(page: Page, number: str) -> None:
    page.goto("/mortgage/")
    page.get_by_role("link", name=number).click()
    _do(page, "复核通过", "复核通过")


def deng_and_cao_record(deng: Page, cao: Page, ma: Page, number: str) -> None:
    """Accepted by one, reviewed and recorded by another; the bank pays in between."""
    deng.goto("/mortgage/")
    deng.get_by_role("link", name=number).click()
    _do(deng, "受理", "已受理")
    cao.goto("/mortgage/")
    cao.get_by_role("link", name=number).click()
    _do(cao, "开始审核", "审核中")
    cao.locator("summary").filter(has_text="审核通过").click()
    cao.get_by_label("登记费（按件，元）").fill("80")
    _do(cao, "审核通过", "待缴费")
    ma.reload()
    ma.locator("summary").filter(has_text="缴费").click()
    ma.get_by_label("缴费凭证号").fill("JF-2026-1")
    _do(ma, "缴费", "待登簿")
    cao.reload()
    _do(cao, "登簿", "已发证")


def ma_fetches_the_certificate(page: Page, folder: Path) -> Path:
    page.reload()
    expect(page.locator("dl.facts").first).to_contain_text("第 1 顺位")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="电子证明").click()
    paper = folder / "证明.pdf"
    fetched.value.save_as(paper)
    return paper


def a_stranger_checks_it(office: Office, paper: Path, state: str) -> None:
    """With nothing but the file: the command says that it is whole, its code leads to what it is worth now."""

    with ThreadPoolExecutor(1) as elsewhere:  # the browser's loop runs in this thread, and the checker wants its own
        said = elsewhere.submit(mingjian, "certificate", "verify", paper, "--json").result()
    told = json.loads(said.out)
    assert (said.code, told["faults"]) == (0, [])
    desk = office.desk("nobody", viewport=PHONE)
    desk.page.goto(f"/verify/{told['digest']}")
    expect(desk.page.get_by_text(state, exact=True)).to_be_visible()
    expect(desk.page.locator("dl.facts")).to_contain_text(told["number"])
    words = desk.page.locator("body").inner_text()
    assert [one["name"] for one in told["facts"]["mortgagors"] if one["name"] in words] == []
    assert told["facts"]["mortgagee_name"] not in words
    _fits(desk.page)


def ma_lends(page: Page) -> None:
    _do(page, "银行核验证明", "可放款")
    _do(page, "放款", "抵押存续")


def ma_and_fang_release_and_the_registry_records(ma: Page, fang: Page, deng: Page, cao: Page, number: str) -> None:
    ma.locator("summary").filter(has_text="登记贷款结清").click()
    ma.get_by_label("结清日期").fill("2026-11-20")
    _do(ma, "登记贷款结清", "抵押存续")
    ma.get_by_role("button", name="一键申请注销").click()
    link = ma.get_by_role("link", name=NUMBER).last
    release = link.inner_text()
    assert release != number
    link.click()
    _stands(ma, "待复核")
    fang_confirms(fang, release)
    ma.reload()
    _do(ma, "提交登记机构", "待受理")
    deng_and_cao_record_a_release(deng, cao, ma, release)
    ma.get_by_role("link", name=number).click()
    _stands(ma, "已注销")


def deng_and_cao_record_a_release(deng: Page, cao: Page, ma: Page, number: str) -> None:
    deng.goto("/mortgage/")
    deng.get_by_role("link", name=number).click()
    _do(deng, "受理", "已受理")
    cao.goto("/mortgage/")
    cao.get_by_role("link", name=number).click()
    _do(cao, "开始审核", "审核中")
    cao.locator("summary").filter(has_text="审核通过").click()
    cao.get_by_label("登记费（按件，元）").fill("0")
    _do(cao, "审核通过", "待登簿")
    _do(cao, "登簿", "已办结")
    ma.reload()


def _do(page: Page, act: str, state: str) -> None:
    """What the button says, and the state in which it leaves the application."""
    page.get_by_role("button", name=act, exact=True).click()
    _stands(page, state)


def _stands(page: Page, state: str) -> None:
    expect(page.locator(".state").first).to_have_text(state)


def _fits(page: Page) -> None:
    """Nothing is wider than the phone."""
    page.wait_for_load_state()
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0, page.url
