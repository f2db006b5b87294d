"""What a check of the log may find, each told in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mingjian.engine.contracts import Words

FINDINGS: Mapping[str, Words] = {
    "entry_changed": Words(
        "第{index}条的内容被改动过：与其散列不符。", "Entry {index} was changed: its hash says otherwise."
    ),
    "entry_missing": Words("第{index}条到第{last}条不见了。", "Entries {index} to {last} are gone."),
    "entry_misplaced": Words(
        "第{expected}条的位置上是第{index}条：有插入、重复或次序调换。",
        "Where entry {expected} belongs stands {index}: inserted, repeated or reordered.",
    ),
    "node_differs": Words("散列树的节点{place}与条目不符。", "Node {place} of the tree differs from the entries."),
    "root_differs": Words(
        "检查点（前{size}条）与日志不符；日志至第{agreed}条与检查点相符，其后有条目被改动、删除或插入。",
        "The checkpoint of {size} entries disagrees with the log. The last that agrees is that of {agreed}; after it "
        "something was changed, removed or inserted.",
    ),
    "signature_wrong": Words(
        "检查点（前{size}条）的签名不是这把密钥签的。", "The checkpoint of {size} entries is not signed by this key."
    ),
    "log_short": Words(
        "检查点证明日志曾有{size}条，现在只有{count}条：末尾被截去。",
        "A checkpoint proves {size} entries, and there are {count}: the end was cut off.",
    ),
    "head_differs": Words(
        "日志末端记为{size}条，实有{count}条，或根散列不同。",
        "The log's end says {size} entries and there are {count}, or its root differs.",
    ),
    "head_missing": Words(
        "文件没有结尾：导出未完成或被截断。", "The file has no end: the export was broken off or cut."
    ),
    "check_given_up": Words(
        "校验没有做完：后台进程在校验中停止了{tries}次。请运行维护人员查看日志后重新校验。",
        "The check was not finished: its worker stopped {tries} times. Look at the platform's log, then check again.",
    ),
    "line_unreadable": Words("第{line}行无法读取。", "Line {line} cannot be read."),
}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with the log."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """The finding for a reader, `language` is zh or en."""
        return FINDINGS[self.kind].in_language(language).format(**self.facts)

    def document(self) -> dict[str, Any]:
        """As JSON holds it."""
        told = {language: self.sentence(language) for language in ("zh", "en")}
        return {"kind": self.kind, **self.facts, "message": told}
