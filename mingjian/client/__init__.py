"""`mingjian.client`: ask the data network from Python, sign and verify, keep receipts. Needs no framework."""

from mingjian.client.network import AnswerNotGood, Asked, Network, Question

__all__ = ["AnswerNotGood", "Asked", "Network", "Question"]
