"""The titles of what is stated to enter something on the spot, for its form and for what is missing."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

TITLES: Mapping[str, Words] = {
    "unit": Words("不动产单元号", "unit code"),
    "act": Words("事项", "what"),
    "number": Words("查封、异议、预告编号或登记证明号", "number of the seizure, objection, notice or certificate"),
    "name": Words("被执行人、异议人或权利人", "debtor, objector or holder"),
    "id_number": Words("权利人证件号码", "holder's document number"),
    "party": Words("权利人证件号码", "holder's document number"),
    "document_number": Words("法律文书文号", "document number"),
    "ends_on": Words("居住权期限届满日（没有期限的不填）", "end of the right of residence (none if without a term)"),
    "years": Words("期限（年）", "term (years)"),
    "amount": Words("标的金额（元）", "amount (CNY)"),
    "reason": Words("理由", "reason"),
}
