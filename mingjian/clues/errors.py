"""What a person may get wrong about a clue."""

from mingjian.engine.errors import UserError


class ClueNotFree(UserError):
    """A clue that is in a case or decided already."""

    code = "clue_not_free"
    http_status = 409
    zh = "疑点{clue_id}已在核查中或已有结论，不能再立项或并入。"
    en = "Clue {clue_id} is in a case or decided already; it cannot enter another."
