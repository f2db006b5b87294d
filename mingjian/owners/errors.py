"""What an owner may get wrong."""

from mingjian.engine.errors import UserError


class ContractDiffers(UserError):
    """A contract other than the one signed."""

    code = "mortgage_contract_differs"
    http_status = 409
    zh = "合同文件与签署时的不一致（散列值不同）；请重新发送签署。"
    en = "The contract is not the one that was signed: its hash differs. Send it for signing again."


class NotYourProperty(UserError):
    """A unit on which nothing waits for the person."""

    code = "nothing_to_sign"
    http_status = 409
    zh = "申请{number}目前没有需要您签署的内容。"
    en = "Nothing of application {number} waits for your signature now."
