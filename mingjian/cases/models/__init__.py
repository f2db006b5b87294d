"""A case and everything in it."""

from mingjian.cases.models.answering import Answer, Attachment, Extension, Row
from mingjian.cases.models.case import Case, Item, Sequence, Step
from mingjian.cases.models.following import Measure, Milestone, Recheck, Reminder
from mingjian.cases.models.printing import Print

__all__ = [
    "Answer",
    "Attachment",
    "Case",
    "Extension",
    "Item",
    "Measure",
    "Milestone",
    "Print",
    "Recheck",
    "Reminder",
    "Row",
    "Sequence",
    "Step",
]
