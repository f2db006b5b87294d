"""What a person may get wrong about a batch."""

from mingjian.engine.errors import UserError
from mingjian.network.refusals import REFUSALS


class SheetUnreadable(UserError):
    """A line of the sheet that is no subject with its authorisation."""

    code = "batch_sheet_unreadable"
    zh = "第{line}行无法读取：每行一个查询对象，后接授权编号（依职责查询的不填），各不超过64个字符。"
    en = (
        "Line {line} cannot be read: one subject a line, then the number of its authorisation (none for a statutory "
        "query), 64 characters each at most."
    )


class SheetOfNoLines(UserError):
    """A sheet without a subject, or with too many."""

    code = "batch_sheet_size"
    zh = "文件中有{lines}个查询对象；一次至少一个，至多{most}个。"
    en = "There are {lines} subjects in the file. A batch has one at least, and {most} at most."


class BatchRefused(UserError):
    """The network does not take the batch in; `reason` is the code of its refusal."""

    code = "batch_refused"
    http_status = 409
    zh = "网络拒绝：{why}"
    en = "The network refuses: {why}"

    def sentence(self, language: str) -> str:
        """The network's own words for the reason, in the reader's language."""
        why = REFUSALS[self.facts["reason"]].words.in_language(language)
        return (self.zh if language == "zh" else self.en).format(why=why)
