"""What a person may get wrong about an authorisation."""

from mingjian.authorisations.states import AUTHORISATION_WORDS
from mingjian.engine.errors import UserError


class NoticeNotRead(UserError):
    """What was agreed to is not the notice that goes with the permission."""

    code = "notice_not_read"
    http_status = 409
    zh = "所同意的告知书不是这份授权的告知书，或已有新版本。请重新打开页面，阅读后再授权。"
    en = (
        "What you agreed to is not the notice that goes with this permission, or there is a newer one. Load the page "
        "again and read it."
    )


class AuthorisationMoveNotPossible(UserError):
    """What was asked for does not lead on from the authorisation's state."""

    code = "authorisation_move_not_possible"
    http_status = 409
    zh = "授权{number}现为“{state}”，不能这样办理。请刷新页面查看最新状态。"
    en = "Authorisation {number} is “{state}”; this cannot be done. Reload the page to see where it stands."

    def sentence(self, language: str) -> str:
        """The state is told in the reader's language."""
        state = AUTHORISATION_WORDS[self.facts["state"]].in_language(language)
        return (self.zh if language == "zh" else self.en).format(number=self.facts["number"], state=state)


class AuthorisationNotAsked(UserError):
    """An authorisation that would allow what the service never tells for the purpose, or nothing at all."""

    code = "authorisation_not_offered"
    zh = "授权内容不合服务规定：{problem}。请对照服务目录修改。"
    en = "The authorisation does not fit the services: {problem}. Compare it with the catalogue of services."


class NotTheirsToPermit(UserError):
    """A permission to look at the property of another, or at what is registered to nobody."""

    code = "authorisation_not_theirs"
    http_status = 409
    zh = "不动产单元{units}没有登记在授权人名下，不能由其授权查询；请与申请单位核对单元代码，仍不相符的不要授权。"
    en = "{units}: not registered to whoever permits, nor theirs to permit. Compare the code with who asks, or refuse."
