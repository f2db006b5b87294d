"""The installation's home as every room reads it: the library, the runs and the lake, opened once a process."""

from functools import cache

from django.conf import settings

from mingjian.engine.library import Library
from mingjian.engine.results import Results
from mingjian.lake import Lake


@cache
def library() -> Library:
    """The library of this installation; takes some seconds the first time."""
    return Library.load()


def results() -> Results:
    """Where the home keeps its runs."""
    return Results(settings.HOME / "runs")


def lake() -> Lake:
    """The home's lake."""
    return Lake.open(settings.HOME)
