"""A permission is given to a bank in the network."""

from tests.exchange.conftest import allowed, asked, bank, nothing_remembered, question, unit

__all__ = ["allowed", "asked", "bank", "nothing_remembered", "question", "unit"]
