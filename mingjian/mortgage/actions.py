"""What the log calls the things that this room does: the words of the timeline."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words
from mingjian.mortgage.states import STEP_WORDS

ACTIONS: Mapping[str, Words] = {
    **{f"mortgage.{step}": Words(f"抵押登记：{said.zh}", f"mortgage: {said.en}") for step, said in STEP_WORDS.items()},
}
FACTS: Mapping[str, Words] = {
    "contract": Words("合同", "contract"),
    "kind_of": Words("业务种类", "kind"),
    "unit": Words("不动产单元", "unit of property"),
}
