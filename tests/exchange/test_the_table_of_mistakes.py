"""The cases that docs/network.md names are reasons or states of the network, and each is met by a test."""

import re

from mingjian.exchange.states import QueryState
from mingjian.network.refusals import REFUSALS
from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "network.md"
ROOMS = ("exchange", "network", "batches", "authorisations")


def test_every_case_of_the_page_is_one_of_the_network_and_met_by_a_test() -> None:
    told = PAGE.read_text(encoding="utf-8").partition("| 情形 · case |")[2].partition("\n\n")[0]
    here = ROOT / "tests"
    tests = "\n".join(path.read_text(encoding="utf-8") for room in ROOMS for path in (here / room).glob("test_*.py"))

    codes = re.findall(r"`(\w+)`", told)
    assert len(codes) > 25
    assert [code for code in codes if code not in REFUSALS and code not in set(QueryState)] == []
    assert [code for code in codes if f'"{code}"' not in tests] == []
