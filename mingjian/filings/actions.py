"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "submission.make": Words("提交报送", "sent a filing in"),
    "submission.answer": Words("答复报送", "answered a filing"),
    "submission.tell": Words("告知检核结果", "told what a check found"),
    "submission.fail": Words("报送未能检核", "could not check a filing"),
    "receipt.enter": Words("登记回执", "entered a receipt"),
}
