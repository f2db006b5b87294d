"""What a person may get wrong about an authorisation."""

from mingjian.authorisations.states import AUTHORISATION_WORDS
from mingjian.engine.errors import UserError


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
    """A permission to look at the property of another."""

    code = "authorisation_not_theirs"
    http_status = 409
    zh = "不动产单元{units}登记在他人名下，不能由您授权查询；请拒绝这份授权，并与申请单位核对单元代码。"
    en = "{units}: registered to another, and not yours to permit. Refuse it, and compare the code with who asks."
