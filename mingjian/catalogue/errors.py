"""What an author or an approver may be told."""

from mingjian.engine.errors import UserError


class MoveNotOpen(UserError):
    """A change was to be moved to where it cannot go from where it stands."""

    code = "move_not_open"
    http_status = 409
    zh = "这项变更现为“{state}”，不能进行此操作。请刷新页面查看最新情况。"
    en = "This change is “{state}” now, so this cannot be done. Load the page again to see how it stands."

    def sentence(self, language: str) -> str:
        """The sentence, the state in the reader's words."""
        template = self.zh if language == "zh" else self.en
        return template.format(state=self.facts["state"].in_language(language))


class ReasonMissing(UserError):
    """A decision without a reason."""

    code = "change_reason_missing"
    zh = "请写明理由，理由会留在变更记录中。"
    en = "Give the reason; it stays in the record of the change."


class TextNotClean(UserError):
    """The text has flaws, a case fails, or it has not been checked yet."""

    code = "text_not_clean"
    http_status = 409
    zh = "当前文本尚未通过检查：请等检查完成，改正列出的问题，使全部用例通过后再继续。"
    en = "The text has not passed its check yet. Wait for the check, mend what it lists and make every case pass first."


class NotTried(UserError):
    """A change was submitted that never ran on trial."""

    code = "not_tried"
    http_status = 409
    zh = "提交审批前请先试运行。"
    en = "Put the change on trial before submitting it."


class NotCompared(UserError):
    """The text was not compared with the one in force."""

    code = "not_compared"
    http_status = 409
    zh = "当前文本还没有与生效文本比对。请先运行比对，再继续。"
    en = "This text has not been compared with the one in force. Run the comparison first."


class OwnChange(UserError):
    """Somebody was to decide on a change that they wrote or submitted."""

    code = "own_change"
    http_status = 403
    zh = "变更须由编写人和提交人以外的人审批。请另一位审批人决定。"
    en = "A change is decided by somebody who neither wrote nor submitted it. Ask another approver."


class BaseMoved(UserError):
    """Another text came into force since the change began."""

    code = "base_moved"
    http_status = 409
    zh = "起草之后，该模型的生效文本已经改变。请撤回这项变更，在新文本上重新起草。"
    en = "Another text of the model came into force since this change began. Withdraw it and begin from that text."


class ChangeOpen(UserError):
    """A second change of a model whose first is not decided."""

    code = "change_open"
    http_status = 409
    zh = "模型{model}已有一项未决的变更。请在那一项上继续，或先撤回。"
    en = "Model {model} has an open change already. Go on with that one, or withdraw it first."


class TextUnchanged(UserError):
    """A text was saved that is the one before."""

    code = "text_unchanged"
    zh = "文本没有变化，未保存新版本。"
    en = "The text is the same as before; no version was saved."


class ModelIdUnfit(UserError):
    """A name that no model can have."""

    code = "model_id_unfit"
    zh = "模型名称“{model}”不能使用。请写成“风险类别.文件名”，只用小写字母、数字和下划线，风险类别须为已有的一类。"
    en = (
        "The name {model} cannot be used. Write <risk>.<file> in lower-case letters, digits and underscores, "
        "with one of the existing risks."
    )
