"""From a filing with an error to a closed case, as four people in the browser."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cli.terminal import mingjian
from tests.journey.people import Office, drop

pytestmark = [pytest.mark.slow, pytest.mark.browser]
BANK, STAFF = "京华银行", "B0001-employee-20251231.txt"
TIMELINE = (
    "办结", "整改完成", "验收整改节点", "报告整改节点", "下达措施", "拟定措施", "认定查实", "审核", "提交答复", "提交附件", "派发", "立项",
)  # fmt: skip


@pytest.fixture
def books(city_folder: Path, tmp_path: Path) -> Path:
    """What the bank files for its last period, for its officer to change."""
    return Path(shutil.copytree(city_folder / "filings" / "B0001" / "20251231", tmp_path / "20251231"))


def test_four_people_lead_a_filing_to_a_closed_case(office: Office, books: Path, tmp_path: Path) -> None:
    wang, lin, zhao, chen = (office.enter(name) for name in ("wang", "lin", "zhao", "chen"))

    wang_files_with_an_error_and_then_without(wang.page, books)
    sentence = lin_finds_a_clue(lin.page)
    number = lin_dispatches_a_case(lin.page, sentence)
    zhao_answers_row_by_row(zhao.page, number, tmp_path)
    lin_reviews(lin.page)
    chen_confirms(chen.page, number)
    lin_proposes_and_chen_orders_a_plan(lin.page, chen.page)
    zhao_reports_and_lin_finds_it_put_right(zhao.page, lin.page)
    chen_closes(chen.page)
    lin_takes_the_papers_home(lin.page, tmp_path, number)
    the_timeline_tells_it_all(lin.page, zhao.page, sentence)
    assert [line for desk in office.desks for line in desk.complaints] == []


def wang_files_with_an_error_and_then_without(page: Page, books: Path) -> None:
    staff = books / STAFF
    right = staff.read_text(encoding="utf-8").splitlines()
    page.get_by_role("link", name="报送数据").click()
    staff.write_text("\n".join([*right[:2], right[2].replace("在岗", "休眠"), *right[3:]]) + "\n", encoding="utf-8")
    drop(page, page.locator("[data-drop]"), sorted(books.iterdir()))
    _send(page)
    expect(page.get_by_text("拒收")).to_be_visible()
    page.get_by_role("link", name="第 2 版").click()
    problem = page.get_by_role("listitem").filter(has_text=STAFF)
    expect(problem).to_contain_text("第 3 行")
    expect(problem).to_contain_text("休眠")

    page.get_by_role("link", name="重新报送").click()
    staff.write_text("\n".join([*right[:2], right[2].replace("在岗", "离岗"), *right[3:]]) + "\n", encoding="utf-8")
    page.get_by_label("选择文件或压缩包").set_input_files(shutil.make_archive(str(books), "zip", books))
    _send(page)
    expect(page.get_by_text("接受")).to_be_visible()
    page.get_by_role("link", name="第 3 版").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第 3 版")


def _send(page: Page) -> None:
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.get_by_role("heading", name="回执")).to_be_visible()


def lin_finds_a_clue(page: Page) -> str:
    """The one clue about this bank's flows of money."""
    page.get_by_role("link", name="疑点", exact=True).first.click()
    page.get_by_label("机构", exact=True).select_option("B0001")
    page.get_by_label("风险", exact=True).select_option("funds")
    rows = page.locator("[data-row]")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(BANK)
    sentence = rows.locator("[data-open]").inner_text()
    rows.locator("[data-open]").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(sentence)
    expect(page.get_by_role("heading", name=re.compile("^依据与参数"))).to_be_visible()
    expect(page.locator("[data-chart=relations] svg")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"B0001-personal_loan-20251231\.txt 第 \d+ 行"))).to_be_visible()
    return sentence


def lin_dispatches_a_case(page: Page, sentence: str) -> str:
    page.get_by_role("link", name="发起或并入核查").click()
    expect(page.get_by_role("checkbox", name=re.compile(re.escape(sentence)))).to_be_checked()
    page.get_by_role("button", name="确定").click()
    number = re.search(r"HC\d{4}-\d{6}", page.get_by_role("status").inner_text())
    assert number
    page.get_by_label("核查要求").fill("请说明这笔资金的去向，并附凭证。")
    page.get_by_role("button", name="派发").click()
    _stands_at(page, "已派发")
    return number[0]


def zhao_answers_row_by_row(page: Page, number: str, folder: Path) -> None:
    page.get_by_role("link", name="核查通知").click()
    page.get_by_role("link", name=number).click()
    expect(page.get_by_text("请说明这笔资金的去向，并附凭证。").first).to_be_visible()
    voucher = folder / "转账凭证.txt"
    voucher.write_text("借款人账户转账回单", encoding="utf-8")
    page.get_by_label("选择文件").set_input_files(voucher)
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_role("link", name="转账凭证.txt")).to_be_visible()

    stances, reasons = page.get_by_label("答复", exact=True), page.get_by_label("说明", exact=True)
    rows = stances.count()
    assert rows > 1
    for at in range(rows):
        stances.nth(at).select_option("认可" if at else "有异议")
        reasons.nth(at).fill("经核实，数据无误。" if at else "收款人为供货商，系正常货款。")
    page.get_by_role("button", name="保存并提交").click()
    expect(page.get_by_text("已答复").first).to_be_visible()
    expect(page.locator(".answer")).to_have_count(rows)


def lin_reviews(page: Page) -> None:
    page.reload()
    expect(page.get_by_text("收款人为供货商，系正常货款。")).to_be_visible()
    expect(page.get_by_role("link", name="转账凭证.txt")).to_be_visible()
    page.get_by_label("意见", exact=True).select_option("已查实")
    page.get_by_label("查实金额（元）").fill("342000.00")
    page.get_by_label("审核意见").fill("凭证与合同用途不符，拟认定查实。")
    page.get_by_label("用时（小时）").fill("2.5")
    page.get_by_role("button", name="提交审核意见").click()
    _stands_at(page, "已审核")
    expect(page.get_by_role("button", name="作出认定")).to_have_count(0)


def chen_confirms(page: Page, number: str) -> None:
    page.get_by_role("link", name="核查", exact=True).click()
    page.get_by_role("link", name="待我处理").click()
    page.get_by_role("link", name=number).click()
    page.get_by_label("已查实").check()
    page.get_by_label("理由", exact=True).first.fill("同意审核意见。")
    page.get_by_role("button", name="作出认定").click()
    _stands_at(page, "已查实")


def lin_proposes_and_chen_orders_a_plan(lin: Page, chen: Page) -> None:
    due = lin.evaluate("new Date(Date.now() + 30 * 864e5).toISOString().slice(0, 10)")
    lin.reload()
    lin.get_by_label("种类").select_option("限期整改")
    lin.get_by_label("内容").first.fill("限期收回挪用的贷款资金。")
    lin.get_by_label("节点 1").fill("收回资金342,000元")
    lin.get_by_label("期限 1").fill(due)
    lin.get_by_role("button", name="拟定", exact=True).click()
    expect(lin.get_by_text("待下达")).to_be_visible()

    chen.reload()
    _unfold(chen, "下达措施")
    chen.get_by_role("button", name="下达措施").click()
    _stands_at(chen, "整改中")


def zhao_reports_and_lin_finds_it_put_right(zhao: Page, lin: Page) -> None:
    zhao.reload()
    expect(zhao.get_by_text("收回资金342,000元")).to_be_visible()
    zhao.get_by_label("整改情况").fill("资金已全部收回，回单见附件。")
    zhao.get_by_role("button", name="报告").click()

    lin.reload()
    expect(lin.get_by_text("资金已全部收回，回单见附件。").first).to_be_visible()
    lin.get_by_role("button", name="验收").click()
    expect(lin.get_by_text("已验收")).to_be_visible()
    _unfold(lin, "确认整改完成")
    lin.get_by_label("整改结论").fill("资金已收回，整改到位。")
    lin.get_by_role("button", name="确认整改完成").click()
    _stands_at(lin, "已整改")


def chen_closes(page: Page) -> None:
    page.reload()
    _unfold(page, "办结")
    page.get_by_label("结论", exact=True).fill("同意办结。")
    page.get_by_role("button", name="办结").click()
    _stands_at(page, "已办结")


def lin_takes_the_papers_home(page: Page, folder: Path, number: str) -> None:
    for name, file in (("核查文书", f"{number}-zh.pdf"), ("证据包", f"{number}.zip")):
        page.goto(f"/cases/{number}")
        page.get_by_role("button", name=name).click()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="下载").click(timeout=60_000)
        assert waiting.value.suggested_filename == file
        waiting.value.save_as(folder / file)
    assert (folder / f"{number}-zh.pdf").read_bytes().startswith(b"%PDF-")

    said = mingjian("bundle", "verify", folder / f"{number}.zip")
    assert (said.code, number in said.out) == (0, True), said
    page.get_by_role("link", name="回到核查").click()


def the_timeline_tells_it_all(lin: Page, zhao: Page, sentence: str) -> None:
    steps = lin.get_by_role("region", name="经过").locator("li strong")
    expect(steps).to_have_text(TIMELINE)
    zhao.reload()
    expect(zhao.locator(".state").first).to_have_text("已办结")
    lin.get_by_role("link", name=re.compile("^疑点 ")).click()
    expect(lin.get_by_role("heading", level=1)).to_have_text(sentence)
    expect(lin.locator(".datagrid")).to_contain_text("属实")


def _stands_at(page: Page, state: str) -> None:
    expect(page.locator("[aria-current=step]")).to_have_text(state)


def _unfold(page: Page, title: str) -> None:
    page.locator("summary").filter(has_text=title).click()
