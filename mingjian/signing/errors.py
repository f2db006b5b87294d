"""What a person may get wrong about signed files."""

from mingjian.engine.errors import UserError


class NotAReceipt(UserError):
    """A file that is no receipt of an exchange."""

    code = "not_a_receipt"
    zh = "{path}不是数据交换回执；请给出从查询页面或接口取得的回执文件。"
    en = "{path} is no receipt of an exchange. Name a file from the page of a query or from the API."
