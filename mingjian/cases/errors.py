"""What a person may get wrong about a case."""

from mingjian.cases.states import STATE_WORDS, STEP_WORDS
from mingjian.engine.errors import UserError


class CaseMoveNotPossible(UserError):
    """What was asked for does not lead on from the case's state."""

    code = "case_move_not_possible"
    http_status = 409
    zh = "核查{number}现为“{state}”，不能“{move}”。请刷新页面查看最新状态。"
    en = "Case {number} is “{state}”; it cannot be “{move}”. Reload the page to see where it stands."

    def sentence(self, language: str) -> str:
        """State and move are told in the reader's language."""
        said = {"state": STATE_WORDS[self.facts["state"]], "move": STEP_WORDS[self.facts["move"]]}
        words = {name: word.in_language(language) for name, word in said.items()}
        return (self.zh if language == "zh" else self.en).format(number=self.facts["number"], **words)


class SecondPersonNeeded(UserError):
    """Somebody would decide on their own work."""

    code = "second_person_needed"
    http_status = 409
    zh = "核查{number}由您本人审核或经办，认定和办结须由另一位负责人作出。"
    en = "You worked case {number} yourself; the decision and the closing are for another person."


class RowsUnanswered(UserError):
    """An answer is not complete."""

    code = "rows_unanswered"
    http_status = 409
    zh = "还有{count}行没有答复；请逐行选择“认可”或“有异议”后再提交。"
    en = "{count} rows are not answered yet. Say for each whether you agree or contest, then submit."


class ExplanationMissing(UserError):
    """A row is contested without a reason."""

    code = "explanation_missing"
    zh = "第{number}行有异议，请写明理由。"
    en = "Row {number} is contested; say why."


class NothingToAsk(UserError):
    """A case without clues or problems."""

    code = "nothing_to_ask"
    zh = "请至少选择一个疑点或一个数据质量问题。"
    en = "Choose at least one clue or one quality problem."


class SeveralInstitutions(UserError):
    """Clues of more than one institution."""

    code = "several_institutions"
    zh = "一件核查只对一家机构，所选内容涉及{count}家；请分别立项。"
    en = "A case is about one institution; what was chosen is about {count}. Open one for each."


class CaseNotOpen(UserError):
    """A change to a case that has ended or moved on."""

    code = "case_not_open"
    http_status = 409
    zh = "核查{number}在当前状态下不能再作此修改。"
    en = "Case {number} has moved on; this can no longer be changed."


class NotOverdue(UserError):
    """Silence is not yet silence."""

    code = "not_overdue"
    http_status = 409
    zh = "核查{number}的答复期限到{due}为止，尚未逾期；请等待机构答复。"
    en = "The institution may answer case {number} until the end of {due}. Wait for it."


class VerdictMissing(UserError):
    """A confirmation of nothing."""

    code = "verdict_missing"
    http_status = 409
    zh = "审核意见中没有查实的事项，不能认定查实；请退回或改认定。"
    en = "The review confirms no item, so the case cannot be confirmed. Return it or decide otherwise."


class MeasuresMissing(UserError):
    """An order without measures."""

    code = "measures_missing"
    http_status = 409
    zh = "请先拟定至少一项尚未下达的措施。"
    en = "Propose at least one measure that is not ordered yet."


class MilestonesOpen(UserError):
    """A plan that is not done."""

    code = "milestones_open"
    http_status = 409
    zh = "还有{count}个整改节点没有验收；全部验收后才能确认整改完成。"
    en = "{count} milestones are not accepted yet; all must be before the case is put right."


class PenaltyIncomplete(UserError):
    """A penalty proposal without amount or law."""

    code = "penalty_incomplete"
    zh = "行政处罚建议须写明金额（大于零）和法律依据。"
    en = "A penalty proposal states its amount (above zero) and its legal basis."


class ExtensionPending(UserError):
    """A second request while one is open."""

    code = "extension_pending"
    http_status = 409
    zh = "已有一份延期申请等待答复。"
    en = "A request for more time is waiting for its answer already."


class ExtensionTooLong(UserError):
    """More time than may be given at once."""

    code = "extension_too_long"
    zh = "延期应为1至{longest}个工作日。"
    en = "An extension is 1 to {longest} working days."


class FileRefused(UserError):
    """A file that is not what may be attached."""

    code = "file_refused"
    zh = "不能接收“{name}”：只收 {kinds}，内容须与扩展名一致，不得含宏。"
    en = "“{name}” cannot be attached: only {kinds} are, true to their extension and without macros."


class FileTooLarge(UserError):
    """A file above the limit."""

    code = "file_too_large"
    http_status = 413
    zh = "文件“{name}”超过{limit} MB；请拆分或压缩图片后再传。"
    en = "“{name}” is over {limit} MB. Split it or shrink its pictures."


class FileEmpty(UserError):
    """A file with nothing in it."""

    code = "file_empty"
    zh = "文件“{name}”是空的。"
    en = "“{name}” is empty."


class FontsMissing(UserError):
    """The fonts that a printed case needs are not in place."""

    code = "fonts_missing"
    http_status = 503
    zh = "打印用的字体没有安装，无法生成PDF；请系统管理员运行 make static。"
    en = "The fonts for printing are not in place, so no PDF can be made. Ask the administrator to run make static."


class RowNotAsked(UserError):
    """An answer or a file to a row that the case does not ask about."""

    code = "row_not_asked"
    zh = "核查{number}没有编号为{row}的数据行；请先读取该核查，使用其中的行编号。"
    en = "Case {number} asks about no row {row}. Read the case first and use the numbers of its rows."


class PrintNotMade(UserError):
    """Making a case's file met a defect."""

    code = "print_not_made"
    http_status = 500
    zh = "文件没有做成，原因已记入日志。请再试一次；仍不成功时请联系运行维护人员。"
    en = "The file was not made; the log says why. Try once more, and if it fails again tell whoever runs the platform."
