"""In what order workers take the tests: what takes long first, so that none of them is left with it at the end."""

from collections.abc import Callable
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

HEAVIEST = ("spark", "browser", "slow")  # by marker; within one, and after them, as pytest finds them
TOGETHER = "tests/spark/"  # one cluster serves all of it: it is one worker's


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take long first."""
    items.sort(key=weight)


def weight(item: pytest.Item) -> int:
    """The place of the first marker that says how long it takes; the last place for the quick ones."""
    marked = [place for place, name in enumerate(HEAVIEST) if item.get_closest_marker(name)]
    return min(marked, default=len(HEAVIEST))


class InOrder(LoadFileScheduling):  # type: ignore[misc]
    """File by file in the order of collection, but what shares a cluster to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Callable[..., Any]) -> InOrder | None:
    """The order above for `--dist loadfile`; xdist's own would put files of few tests last, which are the longest."""
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return InOrder(config, log)
