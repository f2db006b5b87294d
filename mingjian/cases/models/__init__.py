"""A case and everything in it."""

from mingjian.cases.models.answering import Answer, Attachment, Extension, Row
from mingjian.cases.models.case import Case, Item, Sequence, Step
from mingjian.cases.models.following import Measure, Milestone, Recheck, Reminder

__all__ = [
    "Answer",
    "Attachment",
    "Case",
    "Extension",
    "Item",
    "Measure",
    "Milestone",
    "Recheck",
    "Reminder",
    "Row",
    "Sequence",
    "Step",
]
