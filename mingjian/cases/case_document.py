"""A case as one plain document: what the bundle keeps and the API of the supervisor's side could answer."""

from typing import Any

from mingjian.cases.models import Case, Row


def case_document(case: Case) -> dict[str, Any]:
    """Everything in the case but the bytes of its files, which stand with their hashes."""
    institution = case.institution
    return {
        "number": case.number,
        "origin": case.origin,
        "institution": {"code": institution.code, "zh": institution.name_zh, "en": institution.name_en},
        "title": {"zh": case.title_zh, "en": case.title_en},
        "state": case.state,
        "request": case.request,
        "opinion": case.opinion,
        "verdict": case.verdict,
        "amount": case.amount,
        "confirmed_amount": case.confirmed_amount,
        "items": [_item(item) for item in case.items.all()],
        "answers": [_answers(row) for row in _rows(case)],
        "measures": [_measure(measure) for measure in case.measures.prefetch_related("milestones")],
        "attachments": list(case.attachments.values("name", "kind", "size", "sha256", "at", "by__username")),
        "rechecks": list(case.rechecks.values("period", "version", "run_id", "at", "items", "rows", "is_settled")),
        "timeline": list(case.steps.values("at", "by__username", "kind", "before", "after", "text", "facts")),
    }


def _rows(case: Case) -> Any:
    rows = Row.objects.filter(item__case=case).select_related("item").prefetch_related("answers__by")
    return rows.order_by("item__number", "number")


def _item(item: Any) -> dict[str, Any]:
    names = ("number", "clue_id", "sentence_zh", "sentence_en", "amount", "verdict", "confirmed_amount")
    return {name: getattr(item, name) for name in names}


def _answers(row: Any) -> dict[str, Any]:
    said = [
        {"round": one.round, "stance": one.stance, "explanation": one.explanation, "by": one.by.username, "at": one.at}
        for one in row.answers.all()
    ]
    return {"item": row.item.number, "row": row.number, "said": said}


def _measure(measure: Any) -> dict[str, Any]:
    names = ("kind", "text", "amount", "legal_basis", "proposed_at", "ordered_at")
    goals = ("text", "due_on", "report", "reported_at", "accepted_at")
    return {
        **{name: getattr(measure, name) for name in names},
        "milestones": [{name: getattr(goal, name) for name in goals} for goal in measure.milestones.all()],
    }
