"""The titles of what a bank states in an application, for its form and for what is missing."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

TITLES: Mapping[str, Words] = {
    "kind": Words("登记类型", "what for"),
    "unit": Words("不动产单元号", "unit code"),
    "mortgage_kind": Words("抵押类型（首次登记）", "kind of mortgage (first registration)"),
    "pattern": Words("带押过户模式", "pattern of transfer"),
    "amount": Words("被担保债权数额（元）", "secured amount (CNY)"),
    "debtor_name": Words("债务人", "debtor"),
    "debtor_id": Words(
        "债务人证件号码（转移，债务人不是抵押人时）",
        "debtor's document number (transfer of the claim, if no owner is the debtor)",
    ),
    "starts_on": Words("履行期限自", "debt starts on"),
    "ends_on": Words("履行期限至", "debt ends on"),
    "mortgage_number": Words("登记证明号（变更、转移、注销）", "certificate (change, transfer, release)"),
    "old_number": Words("原抵押证明号（带押过户）", "old certificate (transfer in place)"),
    "scope": Words("担保范围（按合同全文）", "scope, in full as in the contract"),
    "mortgagee": Words("受让机构代码（转移）", "assignee code (transfer of the claim)"),
    "mortgagee_name": Words("受让机构名称", "assignee name"),
    "price": Words("成交价格（带押过户，元）", "price (transfer in place, CNY)"),
    "ranks": Words("新顺位，每行“证明号=顺位”", "new ranks, “certificate=rank” a line"),
    "reason": Words("注销原因", "ground of the release"),
}
OF_PARTY: Mapping[str, Words] = {
    "name": Words("姓名或名称", "name"),
    "id": Words("证件号码或统一社会信用代码", "document number or unified code"),
    "role": Words("身份", "role"),
}
