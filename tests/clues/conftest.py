"""What the room's tests share: clues of the city by model, the cast as people."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def person(db: None) -> Callable[[str], Any]:
    """One of the cast."""
    from mingjian.people.models import User

    return lambda username: User.objects.get(username=username)


@pytest.fixture
def clue_of(db: None) -> Callable[..., Any]:
    """The first clue of a model."""
    from mingjian.clues.models import Clue

    def first(model: str = "assets.overdue_loan_classed_normal") -> Clue:
        clue = Clue.objects.filter(model=model).order_by("clue_id").first()
        assert clue
        return clue

    return first
