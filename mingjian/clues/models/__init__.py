"""What the room keeps: what runs found, what people did about it, what that taught."""

from mingjian.clues.models.found import Arisen, Clue, Mention, ModelRun, Run, Tally
from mingjian.clues.models.learnt import Draw, DrawnSubject, Reliability
from mingjian.clues.models.work import Event, Outcome, SavedView, Snooze

__all__ = [
    "Arisen",
    "Clue",
    "Draw",
    "DrawnSubject",
    "Event",
    "Mention",
    "ModelRun",
    "Outcome",
    "Reliability",
    "Run",
    "SavedView",
    "Snooze",
    "Tally",
]
