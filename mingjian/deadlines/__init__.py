"""When something is due: working and calendar days, pauses, extensions, time left, what silence means. No Django."""

from mingjian.deadlines.days import CHINA, Days, working_days
from mingjian.deadlines.deadline import Deadline, Left, Pause, Standing, Term, Unit

__all__ = ["CHINA", "Days", "Deadline", "Left", "Pause", "Standing", "Term", "Unit", "working_days"]
