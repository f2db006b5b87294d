"""`mingjian.client`: ask the data network from Python, sign and verify, keep receipts. Needs no framework."""

from mingjian.client.network import AnswerNotGood, Asked, Network, Question
from mingjian.client.notices import NoticeNotGood, notices_acknowledge, notices_in, notices_waiting

__all__ = [
    "AnswerNotGood",
    "Asked",
    "Network",
    "NoticeNotGood",
    "Question",
    "notices_acknowledge",
    "notices_in",
    "notices_waiting",
]
