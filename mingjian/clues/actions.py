"""What the log calls the things that this room does: moves have the words of the machine."""

from collections.abc import Mapping

from mingjian.clues.states import MOVES
from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "run.import": Words("导入运行结果", "imported a run"),
    "clue.look_at_line": Words("查看报送原文", "looked at a filed line"),
    "clues.draw": Words("抽取复核样本", "drew a sample for checking"),
    "clues.draw_check": Words("复核抽样", "checked a sample"),
    "clues.export": Words("导出疑点", "exported clues"),
    "clues.learn": Words("更新模型查准率", "renewed the models' precision"),
    "clues.view_save": Words("保存视图", "saved a view"),
    "clues.view_remove": Words("删除视图", "removed a view"),
    **{f"clue.{name}": Words(f"疑点：{move.words.zh}", f"clue: {move.words.en}") for name, move in MOVES.items()},
}
