"""Many cases out of one in every state: each led there by the cast through the services, then copied row by row."""

from datetime import timedelta
from typing import Any

from mingjian.cases.demo import cases_enter
from mingjian.cases.models import Answer, Case, Extension, Item, Measure, Milestone, Row, Step
from mingjian.clues.models import Clue, Outcome

AT_ONCE = 500


def cases_multiply(wanted: int) -> int:
    """Cases in every state, each led there by the cast, then copied about other clues; says how many."""
    originals = cases_enter()
    copies = max(1, wanted // len(originals))
    for case in originals:
        _copy_case(case, copies)
    return Case.objects.count()


def _copy_case(case: Any, copies: int) -> None:
    """The case `copies - 1` times more: other numbers, days and clues, else all that is in it."""
    first = Case.objects.count() + 1
    others = [
        {"number": f"{case.number[:7]}{first + at:06d}", "opened_at": case.opened_at - timedelta(minutes=7 * at)}
        for at in range(copies - 1)
    ]
    made = _copies(case, others)
    for part in (Step, Extension):
        for one in part.objects.filter(case=case):
            _copies(one, [{"case": other} for other in made])
    for item in Item.objects.filter(case=case).select_related("clue"):
        _copy_item(item, made)
    for measure in Measure.objects.filter(case=case):
        measures = _copies(measure, [{"case": one} for one in made])
        for milestone in Milestone.objects.filter(measure=measure):
            _copies(milestone, [{"measure": one} for one in measures])


def _copy_item(item: Any, cases: list[Any]) -> None:
    """An item for each of the cases, about an open clue like `item`'s, which then stands where that stands."""
    free = Clue.objects.filter(institution=item.clue.institution_id, state=Clue.State.OPEN, model=item.clue.model)
    clues = list(free.order_by("pk")[: len(cases)])
    said = ("sentence_zh", "sentence_en", "facts", "measure", "threshold", "amount")
    pairs = list(zip(cases, clues, strict=False))
    items = _copies(
        item, [{"case": case, "clue": clue, **{name: getattr(clue, name) for name in said}} for case, clue in pairs]
    )
    for row in Row.objects.filter(item=item):
        rows = _copies(row, [{"item": one} for one in items])
        for answer in Answer.objects.filter(row=row):
            _copies(answer, [{"row": one} for one in rows])
    for case, clue in pairs:
        clue.state, clue.case_number = item.clue.state, case.number if item.clue.case_number else ""
    Clue.objects.bulk_update(clues, ["state", "case_number"], batch_size=AT_ONCE)
    for outcome in Outcome.objects.filter(clue=item.clue):
        _copies(outcome, [{"clue": clue} for clue in clues])


def _copies(original: Any, others: list[dict[str, Any]]) -> list[Any]:
    """As many rows like `original` as there are `others`, which say in what they differ."""
    model = type(original)
    stored = [one for one in model._meta.concrete_fields if not one.primary_key]  # noqa: SLF001 - the public name of its fields
    same = {one.attname: getattr(original, one.attname) for one in stored}
    for one in others:
        for name in one:
            same.pop(f"{name}_id", None)
    return list(model.objects.bulk_create([model(**same | other) for other in others], batch_size=AT_ONCE))
