"""`mingjian.client`: ask the data network, apply for mortgages, keep receipts and certificates. Needs no framework."""

from mingjian.client.mortgages import Mortgages, NotDone
from mingjian.client.network import AnswerNotGood, Asked, Network, Question
from mingjian.client.notices import NoticeNotGood, notices_acknowledge, notices_in, notices_waiting

__all__ = [
    "AnswerNotGood",
    "Asked",
    "Mortgages",
    "Network",
    "NotDone",
    "NoticeNotGood",
    "Question",
    "notices_acknowledge",
    "notices_in",
    "notices_waiting",
]
