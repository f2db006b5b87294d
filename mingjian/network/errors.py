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
