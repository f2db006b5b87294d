"""What a person may get wrong wherever they are."""

from mingjian.engine.errors import UserError


class CharacterUnusable(UserError):
    """An address or a form holds a NUL, which no text has."""

    code = "character_unusable"
    zh = "内容中含有空字符（NUL），无法处理。请删去后重试。"
    en = "There is a NUL character in it, which no text has. Take it out and try again."


class OfFields(UserError):
    """A mistake about fields, which it names by their titles: `names` are Words."""

    def sentence(self, language: str) -> str:
        """The titles in the reader's language."""
        names = ("、" if language == "zh" else ", ").join(one.in_language(language) for one in self.facts["names"])
        return (self.zh if language == "zh" else self.en).format(names=names)


class ReasonMissing(UserError):
    """Something that needs a reason has none."""

    code = "reason_missing"
    zh = "请写明理由。"
    en = "Give the reason."


class Defect(UserError):
    """Something failed that should not; the log has it under the number."""

    code = "defect"
    http_status = 500
    zh = "系统出了故障，您的操作没有生效。请稍后重试；仍不行时，请把编号 {number} 告诉系统管理员。"
    en = "The system has a defect; what you did had no effect. Try again later, or tell your administrator {number}."


class RequestRefused(UserError):
    """A request that is not as browsers send them, or for another host."""

    code = "request_refused"
    http_status = 400
    zh = "请求不合规范，未予处理。请核对网址，从首页重新进入；仍不行时，请告诉系统管理员。"
    en = "This request is not well formed and was not read. Check the address and begin at the first page."


class SentTooMuch(UserError):
    """A form with more in it than any form here takes."""

    code = "sent_too_much"
    http_status = 413
    zh = "一次提交的内容或文件过多，没有收下。请分几次提交，或改用接口、文件夹报送。"
    en = "That is more than one form holds, and none was taken. Send it in parts, by the API or by a drop folder."


class FormExpired(UserError):
    """A form that does not say that it came from a page of ours."""

    code = "form_expired"
    http_status = 403
    zh = "页面打开得太久，或浏览器没有接受本站的Cookie，操作没有生效。请返回上一页，刷新后重新提交。"
    en = "The page was open too long, or your browser takes no cookies: nothing was done. Go back, reload, send again."


class TooOften(UserError):
    """Too many tries in a short time."""

    code = "too_often"
    http_status = 429
    zh = "操作过于频繁，已暂时停止受理。请过几分钟再试。"
    en = "That was tried too often and is stopped for now. Try again in a few minutes."
