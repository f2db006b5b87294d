"""What may be larger than the limits: the place, the day it was allowed, and why. An entry that is not needed fails."""

LARGER: dict[str, str] = {}
