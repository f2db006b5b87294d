"""What a person may get wrong about who takes part in the network."""

from mingjian.engine.errors import UserError


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


class NumberNotOne(UserError):
    """What was given as somebody's number is none."""

    code = "number_not_one"
    zh = "号码须为身份证件号码或统一社会信用代码：6至32位数字和大写字母，中间没有空格和符号。"
    en = "Give an ID number or a unified code: 6 to 32 digits and capital letters, no spaces or signs between them."


class AgreedByAnother(UserError):
    """Who asks for it would also agree to it."""

    code = "agreed_by_another"
    http_status = 409
    zh = "须由另一位系统管理员核对同意；您是提出人，可以撤回。"
    en = "Another administrator checks and agrees. You asked for it; you may take it back."


class AlreadyProposed(UserError):
    """The same waits for a second administrator already."""

    code = "already_proposed"
    http_status = 409
    zh = "{about}已有一项待另一位系统管理员同意，请先处理。"
    en = "One for {about} waits for a second administrator already. Have that decided first."


class ProposalDecided(UserError):
    """What would be decided has been."""

    code = "proposal_decided"
    http_status = 409
    zh = "这一项已经处理，请刷新页面。"
    en = "That has been decided. Load the page again."


class NumberDiffers(UserError):
    """The second administrator read another number in the papers than the first."""

    code = "number_differs"
    http_status = 409
    zh = "您填写的号码与提出人填写的不一致。请核对本人证件；确有错误的，填写理由不予同意。"
    en = "The number you give is not the one given first. Look at the papers; if it is wrong, decline with a reason."
