"""What stands against an entry in the register, each as a sentence in both languages."""

from collections.abc import Sequence

from mingjian.engine.errors import UserError


class Obstacle(UserError):
    """Something that stands against an act."""

    code = "obstacle"
    http_status = 409


class UnitNotFound(UserError):
    """No such unit."""

    code = "unit_not_found"
    http_status = 404
    zh = "登记簿中没有不动产单元{unit}；请核对不动产权证上的28位单元代码。"
    en = "The register has no unit {unit}. Compare it with the unit code on the title certificate."


class ReceiptNotFound(UserError):
    """Nothing came in under the key."""

    code = "receipt_not_found"
    http_status = 404
    zh = "登记机构没有收到过这份申请（受理标识{key}）。"
    en = "The registry never received this application (key {key})."


class KeyUsedForAnother(UserError):
    """A key that was used for another package."""

    code = "key_used_for_another"
    http_status = 409
    zh = "同一受理标识下已有内容不同的申请；请换用新的标识重新提交。"
    en = "Another application came in under this key. Hand this one in under a new key."


class ReceiptClosed(UserError):
    """A package that was recorded, rejected or withdrawn."""

    code = "receipt_closed"
    http_status = 409
    zh = "受理单{number}已{state}，不能再变更；请刷新后查看最新状态。"
    en = "Receipt {number} is closed ({state}); it can no longer be changed. Reload to see where it stands."


class NotRecordable(UserError):
    """Acts that cannot be recorded; everything that stands against them is told at once."""

    code = "not_recordable"
    http_status = 409
    zh = "不予登簿：{reasons}"
    en = "Not recorded: {reasons}"

    def __init__(self, obstacles: Sequence[UserError]) -> None:
        """Keep the obstacles, to be told one by one."""
        self.obstacles = tuple(obstacles)
        super().__init__(reasons="; ".join(each.sentence("en") for each in obstacles))

    def sentence(self, language: str) -> str:
        """All of them in the reader's language."""
        template = self.zh if language == "zh" else self.en
        return template.format(reasons=" ".join(each.sentence(language) for each in self.obstacles))


class Seized(Obstacle):
    """A live seizure."""

    code = "unit_seized"
    zh = "不动产单元已被{authority}查封（{document}），解封前不能办理；可待解封后重新申请，或更换抵押物。"
    en = "The unit is seized by {authority} ({document}). Nothing is recorded until that is lifted."


class Disputed(Obstacle):
    """A live objection."""

    code = "title_disputed"
    zh = "{name}提出的异议登记仍有效（至{until}）；请待其失效、注销，或诉讼有结果后再办。"
    en = "The objection of {name} stands until {until}. Wait until it lapses, is cancelled, or the suit is decided."


class HeldByNotice(Obstacle):
    """A pre-notice whose holder did not consent."""

    code = "held_by_notice"
    zh = "预告登记权利人{name}尚未同意；未经其同意处分不动产的，不发生物权效力，请取得书面同意。"
    en = "{name}, holder of a pre-notice, has not consented; without it no disposal takes effect. Obtain the consent."


class ConsentMissing(Obstacle):
    """Mortgagees, told by the numbers of their mortgages, who did not agree."""

    code = "mortgagee_consent"
    zh = "须经抵押权人（证明号{numbers}）同意。"
    en = "The mortgagees ({numbers}) have to consent."

    def __init__(self, numbers: Sequence[str]) -> None:
        """Keep the numbers, so that those who may agree can be asked."""
        self.numbers = tuple(numbers)
        super().__init__(numbers=", ".join(numbers))


class TransferBanned(ConsentMissing):
    """An agreement against transfer that is registered."""

    code = "transfer_banned"
    zh = "登记簿记载有禁止或限制转让的约定；须经抵押权人（证明号{numbers}）同意。"
    en = "An agreement against transfer is registered. The mortgagees ({numbers}) have to consent."


class PublicInterest(Obstacle):
    """Public-interest facilities."""

    code = "public_interest_property"
    zh = "该不动产为公益设施，依法不得抵押；请更换抵押物。"
    en = "This is a public-interest facility and cannot be mortgaged. Choose other security."


class Homestead(Obstacle):
    """Use right of a homestead."""

    code = "homestead"
    zh = "宅基地等集体所有土地使用权依法不得抵押（法律另有规定的除外）；请更换抵押物。"
    en = "A homestead or other collective land cannot be mortgaged unless a law allows it. Choose other security."


class IllegalBuilding(Obstacle):
    """An illegal building."""

    code = "illegal_building"
    zh = "该房屋被认定为违法建筑，不予登记；请先处理违法建设。"
    en = "The building was found illegal and nothing is registered on it. Have that settled first."


class LandTermOver(Obstacle):
    """A land-use right that ends before the debt."""

    code = "land_term_over"
    zh = "土地使用权至{ends_on}届满，早于债务履行期限{debt_ends_on}；请缩短债务期限或先办理续期。"
    en = "The land-use right ends on {ends_on}, before the debt on {debt_ends_on}. Shorten the debt or renew the right."


class LandExpired(Obstacle):
    """A land-use right that has ended."""

    code = "land_expired"
    zh = "土地使用权已于{ends_on}届满；请先办理续期，再申请登记。"
    en = "The land-use right ended on {ends_on}. Have it renewed first."


class Suspended(Obstacle):
    """A correction that is pending."""

    code = "correction_pending"
    zh = "登记事项有待更正，其他登记暂停：{reason}。更正办结后继续办理。"
    en = "A correction is pending and suspends other work: {reason}. It goes on when the correction is done."


class OwnerDiffers(Obstacle):
    """A mortgagor who is not an owner."""

    code = "owner_differs"
    zh = "抵押人{name}不是登记簿上的权利人；请核对姓名和证件号码。"
    en = "{name} is not an owner in the register. Compare the name and the document number."


class CoOwnerMissing(Obstacle):
    """An owner who takes no part."""

    code = "co_owner_missing"
    zh = "共有人{name}未参加申请；共有不动产须由全体共有人共同申请。"
    en = "Co-owner {name} takes no part. All owners apply together."


class OwnerIncapable(Obstacle):
    """An owner who cannot act alone."""

    code = "owner_incapable"
    zh = "权利人{name}为无或限制民事行为能力人，须由监护人代为申请并证明系为其利益；请到窗口办理。"
    en = "Owner {name} lacks full capacity: the guardian applies and shows that it serves the ward. Use the counter."


class NoLiveTitle(Obstacle):
    """No title in force."""

    code = "title_cancelled"
    zh = "该单元没有有效的不动产权证（已注销或尚未办证）；请核对权证。"
    en = "The unit has no title in force: cancelled, or none issued yet. Check the certificate."


class WrongStage(Obstacle):
    """A kind of mortgage that does not fit how far the building has come."""

    code = "wrong_stage"
    zh = "该单元现为“{stage}”，不能办理“{kind}”；请改选登记类型。"
    en = "The unit is {stage}; {kind} does not fit it. Choose another kind."


class MortgageNotLive(Obstacle):
    """A mortgage that is not in force."""

    code = "mortgage_not_live"
    zh = "登记证明{number}不存在或已注销；请核对证明号。"
    en = "Certificate {number} does not exist or is cancelled. Check its number."


class MortgageeDiffers(ConsentMissing):
    """Somebody else's mortgage."""

    code = "mortgagee_differs"
    zh = "登记证明{numbers}的抵押权人不是申请机构；须由抵押权人申请，或经其同意。"
    en = "The mortgagee of {numbers} is another, who applies itself or consents."


class OthersHarmed(ConsentMissing):
    """A change that would hurt others who did not agree in writing."""

    code = "others_harmed"
    zh = "变更顺位或债权数额对其他抵押权人（证明号{numbers}）产生不利影响，须经其书面同意。"
    en = "A change of rank or amount may not harm other mortgagees ({numbers}) without their written consent."


class RanksIncomplete(Obstacle):
    """Ranks that are no order of those there are."""

    code = "ranks_incomplete"
    zh = "顺位变更须列出该单元全部有效抵押权，且顺位互不相同；请重新填写。"
    en = "A change of ranks names every live mortgage of the unit, each with a rank of its own. State it again."


class AlreadyFixed(Obstacle):
    """A claim that is fixed."""

    code = "claim_fixed"
    zh = "登记证明{number}的最高额抵押债权已经确定（或不是最高额抵押），不能再作此变更。"
    en = "The claim of {number} is fixed (or it is no maximum-amount mortgage); this cannot be changed."


class TermsWrong(Obstacle):
    """Amount or term that cannot be."""

    code = "terms_wrong"
    zh = "被担保债权的数额须大于零，履行期限的终止日须晚于起始日；请更正。"
    en = "The secured amount is above zero and the debt ends after it starts. Correct them."


class ScopeTooLong(Obstacle):
    """A scope of security that the register cannot hold."""

    code = "scope_too_long"
    zh = "担保范围须按合同全文记载，但不得超过{longest}字；现为{length}字。"
    en = "The scope secured is recorded in full, up to {longest} characters; it has {length}."


class NotConvertible(Obstacle):
    """A pre-notice whose house is not registered yet."""

    code = "not_convertible"
    zh = "登记证明{number}不能转为抵押权：须为抵押预告或在建建筑物抵押，且房屋已办理首次登记。"
    en = "Certificate {number} cannot be converted: it is no pre-notice, or its building is not registered yet."


class SeizureNotFound(Obstacle):
    """No live seizure of that authority by that number."""

    code = "seizure_not_found"
    zh = "没有由贵单位作出且仍有效的查封{number}；请核对文号。"
    en = "There is no seizure {number} of yours in force. Check the number."


class NotTheDebtors(Obstacle):
    """A seizure of what the debtor does not own, or owns no more."""

    code = "not_the_debtors"
    zh = "{name}不是该不动产登记的权利人；已办结转移登记的不得查封，请核对被执行人。"
    en = "{name} is no registered owner of the unit: what has passed to another is not seized. Check the debtor."


class SeizureTermTooLong(Obstacle):
    """A term beyond what the law allows."""

    code = "seizure_term_too_long"
    zh = "查封不动产的期限为1至{longest}年；请更正。"
    en = "A seizure of real estate lasts 1 to {longest} years. Correct it."


class NoteNotFound(Obstacle):
    """No live objection, pre-notice or right of residence by that number."""

    code = "note_not_found"
    zh = "没有仍有效的该项异议、预告或居住权登记；请刷新后核对。"
    en = "There is no such objection, pre-notice or right of residence in force. Reload and check."
