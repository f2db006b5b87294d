"""A person's mistake found by another process is told in the same words."""

import pickle

from mingjian.cli.errors import CannotListen


def test_a_mistake_is_the_same_in_another_process() -> None:
    told = CannotListen(address="127.0.0.1:80", reason="Permission denied")

    received = pickle.loads(pickle.dumps(told))  # noqa: S301 - our own bytes

    assert type(received) is CannotListen
    assert str(received) == str(told)
    assert [received.sentence(language) for language in ("zh", "en")] == [
        told.sentence(language) for language in ("zh", "en")
    ]
