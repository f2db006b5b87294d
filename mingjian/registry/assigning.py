"""What stands against passing a mortgage on with its claim: the assignee applies too."""

from collections.abc import Iterator

from mingjian.registry.asked import Asked
from mingjian.registry.errors import Obstacle


class AssigneeMissing(Obstacle):
    """An assignment that its assignee did not sign."""

    code = "assignee_missing"
    zh = "受让人{name}尚未签署；抵押权转移须由双方共同申请。"
    en = "{name}, to whom the claim goes, did not sign. Both apply for the transfer of a mortgage together."


def assignee_agrees(asked: Asked) -> Iterator[Obstacle]:
    """Who the claim goes to applies together with who it comes from (Interim Regulation art. 14)."""
    if asked.act.get("accepted_by") != asked.act["mortgagee"]:
        yield AssigneeMissing(name=asked.act.get("mortgagee_name") or asked.act["mortgagee"])
