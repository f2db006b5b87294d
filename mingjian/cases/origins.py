"""What a case is to be opened from: clues that were chosen, or the problems of a filing."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict

from mingjian.cases.models import Case
from mingjian.cases.selectors import case_get, cases_to_join, clues_chosen
from mingjian.cases.services.opening import Problem, case_join, case_open, case_open_for_problems
from mingjian.clues.models import Clue
from mingjian.engine.contracts import Words
from mingjian.filings.models import Receipt
from mingjian.filings.selectors import receipt_document, receipt_get
from mingjian.people.models import User

PROBLEMS_TAKEN = 200


@dataclass(frozen=True)
class Origin:
    """Either clues, or a receipt with its problems."""

    clues: tuple[Clue, ...] = ()
    receipt: Receipt | None = None
    problems: tuple[Problem, ...] = ()
    cases: tuple[Case, ...] = ()  # drafted ones of the same institution, which clues may join


def chosen(user: User, said: QueryDict) -> Origin:
    """What the address or the form names: `clue` (several) or `filing`."""
    if "filing" not in said:
        clues = clues_chosen(seen_by=user, clue_ids=said.getlist("clue"))
        return Origin(clues=tuple(clues), cases=tuple(cases_to_join(seen_by=user, clues=clues)))
    number = str(said["filing"])
    if not number.isdigit():
        raise Http404
    receipt = receipt_get(seen_by=user, filing=int(number))
    document = receipt_document(seen_by=user, filing=receipt.pk)
    problems = document.get("problems", [])[:PROBLEMS_TAKEN]
    return Origin(receipt=receipt, problems=tuple(_problem(receipt, one) for one in problems))


def open_chosen(user: User, origin: Origin, number: str) -> Case:
    """Open the case, or put the clues into the drafted one of that number."""
    if number and origin.receipt is None:
        return case_join(by=user, case=case_get(seen_by=user, number=number), clues=origin.clues)
    if origin.receipt is None:
        return case_open(by=user, clues=origin.clues)
    if origin.receipt.institution is None:
        raise Http404
    return case_open_for_problems(by=user, institution=origin.receipt.institution, problems=origin.problems)


def _problem(receipt: Receipt, said: dict[str, Any]) -> Problem:
    return Problem(
        table=said["table"] or "",
        period=receipt.period,
        file=said["file"] or "",
        line=said["line"],
        column=said["column"] or "",
        rule=said["rule"],
        value=said["value"] or "",
        message=Words(said["message"]["zh"], said["message"]["en"]),
    )
