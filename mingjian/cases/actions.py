"""What the log calls the things that this room does: the words of the timeline."""

from collections.abc import Mapping

from mingjian.cases.states import STEP_WORDS
from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "case.answer": Words("核查：逐项答复", "case: answered a clue"),
    "case.export": Words("核查：导出", "case: exported"),
    **{f"case.{step}": Words(f"核查：{said.zh}", f"case: {said.en}") for step, said in STEP_WORDS.items()},
}
