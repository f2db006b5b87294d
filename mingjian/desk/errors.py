"""What the registry may get wrong."""

from mingjian.engine.errors import UserError


class PartiesUnreadable(UserError):
    """Owners whose document numbers were never filed."""

    code = "mortgage_parties_unreadable"
    http_status = 409
    zh = "有{count}名权利人的证件号码不在平台留存范围内，登记簿暂不能报送；请先报送这些权利人的产权登记。"
    en = "The document numbers of {count} owners were never filed here. File their titles first, then the register."
