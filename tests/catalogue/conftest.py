"""Changes of models as an author makes them, and the worker that examines and compares them."""

from collections.abc import Callable
from typing import Any

import pytest

from mingjian.people.models import User

MODEL = "concentration.single_customer_loans_over_limit"
LIMIT, LOOSER_LIMIT = "large_exposure.single_customer_limit", "large_exposure.group_exposure_limit"


@pytest.fixture
def work(django_capture_on_commit_callbacks: Any) -> Callable[[Callable[[], Any]], Any]:
    """Does something and then everything that it left to the worker."""

    def done(act: Callable[[], Any]) -> Any:
        from mingjian.web.worker import worker

        with django_capture_on_commit_callbacks(execute=True):
            result = act()
        worker(batch=True).run()
        return result

    return done


@pytest.fixture
def xu(db: None) -> User:
    """The author."""
    return User.objects.get(username="xu")


@pytest.fixture
def gao(db: None) -> User:
    """The approver."""
    return User.objects.get(username="gao")
