"""What a person may get wrong about the network."""

from mingjian.engine.errors import UserError
from mingjian.exchange.states import AUTHORISATION_WORDS


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


class KeyNotGood(UserError):
    """What was given as a public key is none, or its time is wrong."""

    code = "key_not_good"
    zh = "公钥须为Ed25519公钥的base64编码（44个字符），有效期不超过{days}天。"
    en = "Give the Ed25519 public key in base64 (44 characters), good for no more than {days} days."


class NotAMember(UserError):
    """An organisation that is not in the network, or suspended."""

    code = "not_a_member"
    http_status = 409
    zh = "{code}尚未登记为数据网络的成员，或已暂停；请联系系统管理员。"
    en = "{code} is not registered in the data network, or suspended. Ask an administrator."


class NotOfThePublic(UserError):
    """An account of an institution or a department would be made a person's own."""

    code = "not_of_the_public"
    zh = "{username}不是社会公众的账号，不能对应到个人或企业。"
    en = "{username} is no account of the public and cannot be a person's or a firm's own."
