"""What a person may get wrong wherever they are."""

from mingjian.engine.errors import UserError


class CharacterUnusable(UserError):
    """An address or a form holds a NUL, which no text has."""

    code = "character_unusable"
    zh = "内容中含有空字符（NUL），无法处理。请删去后重试。"
    en = "There is a NUL character in it, which no text has. Take it out and try again."
