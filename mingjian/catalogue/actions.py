"""What the log calls the things that this room does: moves of a change have the words of their buttons."""

from collections.abc import Mapping

from mingjian.catalogue.models import MOVE_WORDS
from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "draft.begin": Words("模型变更：起草", "model change: began"),
    "draft.write": Words("模型变更：修改", "model change: wrote"),
    "comparison.make": Words("比较草稿与现行模型", "compared a draft with the model in force"),
    "examination.make": Words("检验模型", "examined a model"),
    **{f"draft.{name}": Words(f"模型变更：{said.zh}", f"model change: {said.en}") for name, said in MOVE_WORDS.items()},
}
