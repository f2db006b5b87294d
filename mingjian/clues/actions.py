"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "run.import": Words("导入运行结果", "imported a run"),
    "clue.case": Words("疑点转入核查", "took a clue into a case"),
    "clue.leave_case": Words("疑点移出核查", "released a clue from a case"),
    "clue.decide": Words("疑点认定", "decided a clue"),
}
