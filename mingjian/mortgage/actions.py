"""What the log calls the things that this room does: the words of the timeline."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words
from mingjian.mortgage.states import STEP_WORDS

ACTIONS: Mapping[str, Words] = {
    "register.file": Words("登记：报送登记簿", "register: filed the register"),
    "register.order": Words("登记：当场办理", "register: entered on the spot"),
    **{f"mortgage.{step}": Words(f"抵押登记：{said.zh}", f"mortgage: {said.en}") for step, said in STEP_WORDS.items()},
}
FACTS: Mapping[str, Words] = {
    "act": Words("登记事项", "act"),
    "contract": Words("合同", "contract"),
    "kind_of": Words("业务种类", "kind"),
    "unit": Words("不动产单元", "unit of property"),
}
