"""Where a question to another mortgagee stands, with its words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class Answer(models.TextChoices):
    """What became of it."""

    WAITING = "waiting"
    GIVEN = "given"
    REFUSED = "refused"
    OVERTAKEN = "overtaken"


ANSWER_WORDS: Mapping[str, Words] = {
    Answer.WAITING: Words("待答复", "to be answered"),
    Answer.GIVEN: Words("已同意", "consented"),
    Answer.REFUSED: Words("不同意", "refused"),
    Answer.OVERTAKEN: Words("已失效", "overtaken"),
}
