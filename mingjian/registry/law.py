"""The numbers of the law that the register goes by, on a day; from library/parameters/."""

from datetime import date

from mingjian.web.library import library


def number(name: str, on: date) -> int:
    """The value of a parameter in force on a day; a library without it is a defect."""
    dated = library().parameters[name].on(on)
    if dated is None or dated.value is None:
        raise LookupError(f"{name} has no value on {on}")
    return int(dated.value)
