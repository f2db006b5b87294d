"""What every batch needs: the library, the lake, the settings and the register."""

from dataclasses import dataclass

from mingjian.engine.library import Library
from mingjian.intake.settings import Settings
from mingjian.lake import Institution, Lake


@dataclass(frozen=True)
class Desk:
    """The intake desk of one home."""

    library: Library
    lake: Lake
    settings: Settings
    register: dict[str, Institution]
