"""What may be larger than the limits: the place, the day it was allowed, and why. An entry that is not needed fails."""

LARGER: dict[str, str] = {
    "mingjian/city/draw.py::draw": "2026-11-23 its arguments are the options of the command, by their own names",
}
