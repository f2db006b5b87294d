"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "consent.given": Words("抵押登记：同意其他机构的申请", "mortgage: consented to another's application"),
    "consent.refused": Words("抵押登记：不同意其他机构的申请", "mortgage: refused consent to another's application"),
}
