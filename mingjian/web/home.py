"""The installation's home as every room reads it: its runs and its lake."""

from django.conf import settings

from mingjian.engine.results import Results
from mingjian.lake import Lake


def results() -> Results:
    """Where the home keeps its runs."""
    return Results(settings.HOME / "runs")


def lake() -> Lake:
    """The home's lake."""
    return Lake.open(settings.HOME)
