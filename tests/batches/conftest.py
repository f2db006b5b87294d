"""A batch comes from a bank in the network."""

from tests.exchange.conftest import allowed, bank, nothing_remembered, unit
from tests.network.conftest import registry

__all__ = ["allowed", "bank", "nothing_remembered", "registry", "unit"]
