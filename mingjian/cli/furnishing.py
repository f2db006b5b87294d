"""What the demonstration's console holds; to be imported when the console's framework is ready."""

from pathlib import Path

from mingjian.audit.log import Platform
from mingjian.cases.demo import cases_enter
from mingjian.cli.options import results_of
from mingjian.cli.serve import take_over_filings
from mingjian.desk.demo import mortgages_enter
from mingjian.insight.keeping_up import run_take_over
from mingjian.lake import Lake
from mingjian.notices.demo import notices_enter
from mingjian.notices.traffic import traffic_enter
from mingjian.people.cast import Credential, cast_enter
from mingjian.traffic.demo import network_enter


def filed_enter(home: Path) -> list[Credential]:
    """Institutions, receipts, people, questions, mortgages and notices: all that needs no run; how the cast sign in."""
    take_over_filings(home)
    cast = cast_enter(by=Platform())
    network_enter()
    traffic_enter()
    store = Lake.open(home)
    mortgages_enter(store)
    notices_enter(store)
    return cast


def found_enter(home: Path) -> None:
    """The run's clues, and cases about some of them."""
    run_take_over(results=results_of(home))
    cases_enter()
