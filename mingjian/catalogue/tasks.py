"""Examinations and comparisons, outside a request."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django_tasks import task

from mingjian.catalogue.comparing import ModelFailed, Pair, Step, compare, tallies
from mingjian.catalogue.examining import examine
from mingjian.catalogue.models import Change, Comparison, Examination, Work
from mingjian.catalogue.overlay import Text, text_in_force
from mingjian.clues.models import Outcome
from mingjian.engine.errors import LibraryError, UserError
from mingjian.web.library import library

ROWS_A_STATEMENT = 500


@task()
def examination_work(number: int) -> None:
    """Examine the text of examination `number`."""
    work = Examination.objects.select_related("version").get(pk=number)
    text = Text(work.version.sql, work.version.cases) if work.version else text_in_force(work.model)
    assert text  # noqa: S101 - it was there when the examination was asked for, and nothing is ever deleted
    with _worked(work):
        found = examine(library(), work.model, text)
        work.flaws, work.verdicts = list(found.flaws), list(found.verdicts)


@task()
def comparison_work(number: int) -> None:
    """Compare the text of comparison `number` with the one in force."""
    work = Comparison.objects.select_related("version__draft").get(pk=number)
    work.changes.all().delete()  # what a worker that died at it had kept
    version = work.version
    pair = Pair(library(), version.draft.model, Text(version.sql, version.cases))

    def tell(step: int, steps: int) -> None:
        Comparison.objects.filter(pk=number).update(step=step, steps=steps)
        work.step, work.steps = step, steps

    with _worked(work):
        steps = compare(pair, Path(settings.HOME), tell)
        work.tallies = [tally for step in steps for tally in _kept(work, step)]


def examination_give_up(number: int, *, fault: UserError) -> None:
    """Note that the workers died at examination `number`."""
    _given_up(Examination.objects.get(pk=number), fault)


def comparison_give_up(number: int, *, fault: UserError) -> None:
    """Note that the workers died at comparison `number`."""
    _given_up(Comparison.objects.get(pk=number), fault)


def _given_up(work: Work, fault: UserError) -> None:
    work.state, work.fault = Work.State.FAILED, f"{fault.sentence('zh')} {fault.sentence('en')}"
    work.save(update_fields=["state", "fault"])


@contextmanager
def _worked(work: Work) -> Iterator[None]:
    """Note on `work` that it is under way, then what came of it; a text that cannot be run is an answer too."""
    work.state, began = Work.State.RUNNING, time.monotonic()
    work.save(update_fields=["state"])
    try:
        yield
        work.state = Work.State.DONE
    except (LibraryError, ModelFailed, UserError) as fault:
        work.state, work.fault = Work.State.FAILED, str(fault)
    except Exception as fault:
        work.state, work.fault = Work.State.FAILED, type(fault).__name__
        raise
    finally:
        work.seconds = time.monotonic() - began
        work.save()


@transaction.atomic
def _kept(work: Comparison, step: Step) -> list[dict[str, object]]:
    """Keep what changes in one period, with what came of those clues; gives its tallies."""
    changes = [
        Change(
            comparison=work,
            kind=kind,
            period=step.period,
            institution=shown["institution_id"],
            clue=shown["clue_id"],
            sentence_zh=shown["sentence_zh"],
            sentence_en=shown["sentence_en"],
            measure_before=(old or {}).get("measure"),
            measure_after=(new or {}).get("measure"),
            amount_before=(old or {}).get("amount"),
            amount_after=(new or {}).get("amount"),
        )
        for kind, old, new in step.differences()
        if kind != "same" and (shown := new or old)
    ]
    decided = Outcome.objects.filter(clue__in=[one.clue for one in changes]).order_by("decided_at")
    verdicts = dict(decided.values_list("clue", "verdict"))
    for one in changes:
        one.verdict = verdicts.get(one.clue, "")
    Change.objects.bulk_create(changes, batch_size=ROWS_A_STATEMENT)
    return tallies(step)
