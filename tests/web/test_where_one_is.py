"""The navigation marks where one is, in rooms too that have no place of their own."""

import re
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("who", "address", "place"),
    [
        ("hu", "/network/batches/new", "/network/"),
        ("admin", "/network/manage", "/network/operations/"),
        ("ma", "/mortgage/new", "/mortgage/"),
        ("lin", "/clues/", "/clues/"),
    ],
)
def test_the_navigation_marks_where_one_is(who: str, address: str, place: str, as_user: Any) -> None:
    page = as_user(who).get(address).content.decode()

    current = re.findall(r'<a[^>]*href="([^"]+)"[^>]*aria-current="page"', page)

    assert place in current or f'aria-current="page" href="{place}"' in page
