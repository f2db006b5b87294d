"""Reads what institutions file, checks and scores it, publishes it to the lake and answers with receipts."""

from mingjian.intake.intake import take_in
from mingjian.intake.league import league
from mingjian.intake.receipt import Receipt

__all__ = ["Receipt", "league", "take_in"]
