"""What stands against reinstating a mortgage that was cancelled in error: its rank, its place in order, new owners."""

from collections.abc import Iterator

from mingjian.registry.asked import Asked, Cancelled
from mingjian.registry.connector import Charge
from mingjian.registry.errors import Obstacle


class NotCancelled(Obstacle):
    """A mortgage that is in force, or never was."""

    code = "mortgage_not_cancelled"
    zh = "该单元没有已注销的登记证明{number}，无须恢复；请核对证明号和单元代码。"
    en = "No cancelled certificate {number} is on the unit; there is nothing to reinstate. Check both numbers."


class PlaceTaken(Obstacle):
    """A rank that is another's since."""

    code = "mortgage_place_taken"
    zh = "原第{rank}顺位已被证明号{numbers}占用；须先经其抵押权人同意变更顺位，再办理更正。"
    en = "Rank {rank} is taken by {numbers} since. Its mortgagee first agrees to a change of ranks."


class PassedOn(Obstacle):
    """A unit with new owners since."""

    code = "mortgage_passed_on"
    zh = "登记证明{number}注销后不动产已转移给他人，不能由更正登记恢复；请通过诉讼解决。"
    en = "Since {number} was cancelled the unit passed to others. No correction reinstates it; a court decides."


def was_cancelled(asked: Asked) -> Iterator[Obstacle]:
    """Only what stood on the unit and was cancelled is reinstated."""
    if asked.cancelled is None:
        yield NotCancelled(number=asked.act["number"])


def place_is_free(asked: Asked) -> Iterator[Obstacle]:
    """Its rank is nobody's, and ranks go on following the instants of recording where nobody agreed otherwise."""
    was = asked.cancelled
    taken = [one.number for one in asked.facts.mortgages if was and _in_the_way(was, one)]
    if taken and was:
        yield PlaceTaken(rank=was.rank, numbers=", ".join(taken))


def _in_the_way(was: Cancelled, one: Charge) -> bool:
    is_later = one.recorded_at > was.ended_at and one.rank <= was.rank
    is_out_of_order = (one.rank < was.rank) != (one.recorded_at < was.recorded_at) and not was.is_reranked
    return one.rank == was.rank or is_later or is_out_of_order


def not_passed_on(asked: Asked) -> Iterator[Obstacle]:
    """Who bought the unit unburdened is not burdened by a correction; a court decides."""
    owners = {owner.party for owner in asked.facts.owners} | {note.party for note in asked.facts.notes}
    if asked.cancelled and not asked.cancelled.mortgagors <= owners:
        yield PassedOn(number=asked.act["number"])
