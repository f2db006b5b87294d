"""Examples by which the addresses that name a thing are walked: name to the address's parameters."""

from collections.abc import Callable
from typing import Any


def _clue() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(institution_id="B0001").first()
    assert clue
    return {"clue_id": clue.clue_id}


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {"clue": _clue}
