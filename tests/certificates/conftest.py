"""The home of a test's own, as the mortgage room has it."""

from tests.mortgage.conftest import at_home

__all__ = ["at_home"]
