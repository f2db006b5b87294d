"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "batch.take": Words("数据网络：接收批量查询", "network: took a batch in"),
    "batch.forget": Words("数据网络：到期删除批量结果", "network: forgot a batch whose time is over"),
    "batch.done": Words("数据网络：办结批量查询", "network: finished a batch"),
}
FACTS: Mapping[str, Words] = {
    "lines": Words("条数", "lines"),
    "result": Words("结果散列", "hash of the result"),
}
