"""Versioned tables of everything filed: Apache Iceberg, a ledger that says what counts, a vault for identifiers."""

from mingjian.lake.lake import Lake
from mingjian.lake.ledger import Filing, Institution
from mingjian.lake.pin import Pin, TableSlice

__all__ = ["Filing", "Institution", "Lake", "Pin", "TableSlice"]
