"""Changes of models as an author makes them, and the worker that examines and compares them."""

import pytest

from mingjian.people.models import User

MODEL = "concentration.single_customer_loans_over_limit"
LIMIT, LOOSER_LIMIT = "large_exposure.single_customer_limit", "large_exposure.group_exposure_limit"


@pytest.fixture
def xu(db: None) -> User:
    """The author."""
    return User.objects.get(username="xu")


@pytest.fixture
def gao(db: None) -> User:
    """The approver."""
    return User.objects.get(username="gao")
