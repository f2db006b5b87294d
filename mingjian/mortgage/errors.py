"""What a person may get wrong about a mortgage application."""

from mingjian.engine.errors import UserError
from mingjian.mortgage.states import STATE_WORDS, STEP_WORDS
from mingjian.web.errors import OfFields


class MoveNotPossible(UserError):
    """What was asked for does not lead on from the application's state."""

    code = "mortgage_move_not_possible"
    http_status = 409
    zh = "申请{number}现为“{state}”，不能“{move}”。请刷新页面查看最新状态。"
    en = "Application {number} is “{state}”; it cannot be “{move}”. Reload the page to see where it stands."

    def sentence(self, language: str) -> str:
        """State and move are told in the reader's language."""
        said = {"state": STATE_WORDS[self.facts["state"]], "move": STEP_WORDS[self.facts["move"]]}
        words = {name: word.in_language(language) for name, word in said.items()}
        return (self.zh if language == "zh" else self.en).format(number=self.facts["number"], **words)


class AnotherPersonNeeded(UserError):
    """Somebody would check their own work."""

    code = "another_person_needed"
    http_status = 409
    zh = "申请{number}的上一步由您本人办理，这一步须由另一位人员办理。"
    en = "You did the step before of application {number} yourself; this one is for another person."


class ReviewerNeeded(UserError):
    """One person alone would give up a mortgage whose loan no filing shows as settled."""

    code = "mortgage_reviewer_needed"
    http_status = 409
    zh = "本机构的报送尚未显示该笔贷款结清；注销申请{number}须提请本机构复核人复核。"
    en = "Your filings do not show the loan as settled. Release {number} goes before your reviewer first."


class DeemedAccepted(UserError):
    """A refusal after silence has accepted."""

    code = "mortgage_deemed_accepted"
    http_status = 409
    zh = "申请{number}未当场答复，已视为受理；不再能不予受理或要求补正，请受理后审核。"
    en = "Application {number} got no answer in time and counts as accepted: accept it, then review it."


class AuthorisationMissing(UserError):
    """A query without the owners' permission, or with one that holds no more."""

    code = "mortgage_authorisation_missing"
    http_status = 409
    zh = "{names}尚未授权查询不动产登记信息，或授权已撤回、暂停、到期；请其在“我的签署”页面授权后再办理。"
    en = "{names} did not authorise the query, or it holds no more. Have them do so on their page My signatures."


class SignatureMissing(UserError):
    """Somebody did not sign."""

    code = "mortgage_signature_missing"
    http_status = 409
    zh = "{names}尚未签署；全体抵押人签署后才能复核提交。"
    en = "{names} did not sign yet. All must sign before it is confirmed."


class ConsentsMissing(UserError):
    """Another mortgagee did not answer yet."""

    code = "mortgage_consents_missing"
    http_status = 409
    zh = "证明号{numbers}的抵押权人尚未同意；平台已向其征询，请等待答复。"
    en = "The mortgagees of {numbers} did not consent yet. The platform asked them; wait for their answer."


class SignatureExpired(UserError):
    """A signature that is too old."""

    code = "mortgage_signature_expired"
    http_status = 409
    zh = "{names}的签署已超过{days}天有效期；请重新发送签署。"
    en = "The signature of {names} is older than {days} days. Send the papers for signing again."


class FactsStale(UserError):
    """A query that is too old to decide on."""

    code = "mortgage_facts_stale"
    http_status = 409
    zh = "登记信息查询于{queried}，已超过有效时间；请重新查询后再作决定。"
    en = "The register was asked at {queried}, too long ago to decide on. Ask it again first."


class StandsAgainst(UserError):
    """Something in the register stands against the application."""

    code = "mortgage_stands_against"
    http_status = 409
    zh = "登记簿上有障碍，不能继续：{reasons}"
    en = "The register stands against it: {reasons}"


class ContractMissing(UserError):
    """No contract to sign."""

    code = "mortgage_contract_missing"
    zh = "请填写抵押合同编号并上传合同文件。"
    en = "State the contract's number and attach its file."


class SupplementAskedBefore(UserError):
    """A second request for papers."""

    code = "supplement_asked_before"
    http_status = 409
    zh = "补正只能一次性告知；申请{number}已要求过补正，请据现有材料决定。"
    en = "Everything missing is told once; application {number} was told before. Decide on what there is."


class FieldsWrong(OfFields):
    """What was filled in cannot be taken."""

    code = "mortgage_fields_wrong"
    zh = "有几项没有填对：{names}；请更正后重新提交。"
    en = "Some fields are not right: {names}. Correct them and send it again."


class ReasonsMissing(UserError):
    """A refusal or request without its reasons."""

    code = "mortgage_reasons_missing"
    zh = "请逐条写明理由或所缺材料，每行一条。"
    en = "State every reason or missing paper, one a line."


class WithdrawalNotAgreed(UserError):
    """A withdrawal that not all want."""

    code = "withdrawal_not_agreed"
    http_status = 409
    zh = "提交登记后撤回须由双方共同申请；{names}尚未同意。"
    en = "After submission the parties withdraw together; {names} did not agree yet."


class CertificateDiffers(UserError):
    """A certificate that the register does not bear out."""

    code = "certificate_differs"
    http_status = 409
    zh = "登记证明{number}与登记簿不一致或已注销；请勿放款，并联系登记机构。"
    en = "Certificate {number} is not what the register says, or is cancelled. Do not disburse; ask the registry."


class SeizedSince(UserError):
    """A loan under a maximum-amount mortgage of what was seized."""

    code = "mortgage_seized_since"
    http_status = 409
    zh = "抵押物已被{authority}查封（{document}），最高额抵押债权已经确定，此后发放的贷款不在担保之列；请勿放款。"
    en = "Seized by {authority} ({document}): the maximum claim is fixed, nothing new is secured. Do not disburse."


class OutcomeKnown(UserError):
    """Nothing to look up."""

    code = "mortgage_outcome_known"
    http_status = 409
    zh = "申请{number}的结果已经明确，无需查询。"
    en = "The outcome of application {number} is known; there is nothing to look up."
