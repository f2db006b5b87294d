"""What a bank may get wrong."""

from mingjian.engine.errors import UserError
from mingjian.network.refusals import REFUSALS
from mingjian.web.errors import OfFields


class TermsMissing(OfFields):
    """What is asked for is not complete."""

    code = "mortgage_terms_missing"
    zh = "申请内容不完整：{names}；请补充填写。"
    en = "The application is not complete: {names}. Fill it in."


class NotSupported(UserError):
    """A currency that the register does not record."""

    code = "mortgage_currency"
    zh = "被担保债权须以人民币记载；请换算后填写。"
    en = "The register records claims in CNY. Convert the amount."


class AlreadyUnderWay(UserError):
    """The same thing twice."""

    code = "mortgage_already_under_way"
    http_status = 409
    zh = "该不动产单元已有本机构正在办理的同类申请{number}；请勿重复申请。"
    en = "Your application {number} for the same unit is under way. Do not apply twice."


class NotTheirs(UserError):
    """A query permitted by somebody who owns nothing of the unit."""

    code = "mortgage_not_theirs"
    http_status = 409
    zh = "{names}不是登记簿上的权利人，其授权不能查询该单元，登记信息未予告知；请核对单元代码和证件号码后重新申请。"
    en = "The unit is not registered to {names}, whose permission opens nothing. Compare unit and document number."


class QueryRefused(UserError):
    """A query that the data network does not let pass."""

    code = "mortgage_query_refused"
    http_status = 409
    zh = "凭{names}的授权不能查询，登记信息未予告知：{reason}需要时请其在“我的签署”页面重新授权。"
    en = "Nothing was told under the permission of {names}: {reason} If needed, have them permit anew in My signatures."

    def sentence(self, language: str) -> str:
        """The network's fixed text of the reason, in the reader's language."""
        reason = REFUSALS[self.facts["reason"]].words.in_language(language)
        return (self.zh if language == "zh" else self.en).format(names=self.facts["names"], reason=reason)


class AssigneeNotHere(UserError):
    """An assignee who cannot sign here."""

    code = "mortgage_assignee_not_here"
    zh = "受让机构代码{code}不是本平台的其他机构，无法签署；请核对代码，或到登记窗口共同申请。"
    en = "{code} is no other institution of this platform and cannot sign. Check the code, or apply at the counter."


class DebtorUnknown(UserError):
    """An assignment whose debtor nobody could tell."""

    code = "mortgage_debtor_unknown"
    zh = "债务人{name}不是抵押人，登簿后须告知其债权转让；请撤回本申请，填写债务人证件号码后重新申请。"
    en = "Debtor {name} is no owner and has to be told. Withdraw this and apply again with the debtor's number."


class FactsChanged(UserError):
    """The register changed between the two gates."""

    code = "mortgage_facts_changed"
    http_status = 409
    zh = "初审以后登记信息有变化（权利人、抵押、查封、异议、预告、居住权或限制），须重新查询和初审。"
    en = (
        "Since the first gate the register changed (owners, mortgages, seizures, notes, residence, lists). Query again."
    )


class PaymentMissing(UserError):
    """A payment without its voucher."""

    code = "mortgage_payment_missing"
    zh = "请填写缴费凭证号。"
    en = "State the number of the payment's voucher."


class ConsentAnswered(UserError):
    """A consent that nobody waits for any more."""

    code = "mortgage_consent_answered"
    http_status = 409
    zh = "对登记证明{number}的征询已答复或已失效；请刷新页面。"
    en = "The question about {number} was answered or overtaken. Reload the page."


class LoanNotSettled(UserError):
    """A release while money is owed."""

    code = "loan_not_settled"
    http_status = 409
    zh = "贷款尚未登记为结清；请先登记结清日期，或写明放弃抵押权等其他注销原因。"
    en = "The loan is not noted as settled. Note the day, or state another ground of release such as a waiver."
