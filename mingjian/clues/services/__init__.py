"""What can be done to clues."""

from mingjian.clues.services.casework import clue_decide, clue_enter_case, clue_leave_case
from mingjian.clues.services.desk import clue_dismiss, clue_reopen, clue_snooze
from mingjian.clues.services.waking import clues_wake, clues_wake_grown

__all__ = [
    "clue_decide",
    "clue_dismiss",
    "clue_enter_case",
    "clue_leave_case",
    "clue_reopen",
    "clue_snooze",
    "clues_wake",
    "clues_wake_grown",
]
