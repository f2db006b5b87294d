"""What is counted was asked by a bank in the network."""

from tests.exchange.conftest import allowed, bank, nothing_remembered, question, unit

__all__ = ["allowed", "bank", "nothing_remembered", "question", "unit"]
