"""Mingjian 明鉴: data-driven financial supervision.

import mingjian
home = mingjian.Workspace(".mingjian")
receipts = home.take_in("filings/")
home.run()
clues = home.clues().to_pandas()
"""

from typing import Any

__all__ = ["Workspace"]


def __getattr__(name: str) -> Any:
    """The one public name is loaded when first used, so that a single room can be imported by itself."""
    if name == "Workspace":
        from mingjian.workspace import Workspace  # noqa: PLC0415 - see above

        return Workspace
    raise AttributeError(f"module 'mingjian' has no attribute {name!r}")
