"""The numbers that questions are asked by: their form, and what the lake keeps for them."""

import re
from collections.abc import Mapping

from mingjian.lake.vault import veiled
from mingjian.network.refusals import Refused
from mingjian.network.sources import lookup_key

_FORMS: Mapping[str, re.Pattern[str]] = {
    "person": re.compile(r"[0-9A-Z]{6,32}"),
    "firm": re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}"),
    "unit": re.compile(r"[0-9A-Z]{12,28}"),
    "project": re.compile(r"[0-9A-Z-]{4,32}"),
}


def veiled_subject(kind: str, number: str) -> str:
    """What the lake keeps for a subject's number; Refused when it is not of its kind's form."""
    trimmed = number.strip().upper()
    if not _FORMS[kind].fullmatch(trimmed):
        raise Refused("subject_unreadable")
    return veiled(lookup_key(), trimmed) if kind == "person" else trimmed
