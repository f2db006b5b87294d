"""The console keeps up with the home: models run again when something has changed, and what they found enters."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django_tasks import task

from mingjian.audit.log import Platform
from mingjian.catalogue.standing import files_follow_database
from mingjian.clues.importing import run_import
from mingjian.clues.models import Run
from mingjian.engine.plan import is_retired
from mingjian.engine.results import Results
from mingjian.insight.importing import values_import
from mingjian.lake import Pin
from mingjian.notices.services.filing import network_file_day
from mingjian.web.home import lake, results
from mingjian.workspace import Means, RunOrder, library_of, run_models


@task()
def home_keep_up() -> bool:
    """Run what is due and take over the newest run; gives whether anything was new. The clock starts it."""
    files_follow_database()
    is_due = run_is_due()
    if is_due:
        run_models(RunOrder(Path(settings.HOME)), Means())
    return run_take_over(results=results()) or is_due


@task()
def network_keep_up() -> bool:
    """File what the network recorded until yesterday, once a day, and have its models see it as soon as it is taken in.

    Gives whether it was filed now.
    """
    filed = network_file_day(by=Platform(), lake=lake())
    if filed:
        transaction.on_commit(home_keep_up.enqueue)  # stands behind the check of what was filed
    return filed is not None


def run_is_due() -> bool:
    """Whether the newest run over all that is filed is missing: filings or the library have changed since the last."""
    view, kept = lake().pin(), results()
    if not view.filings:
        return False
    return not (kept.runs() and _is_up_to_date(kept, view))


def _is_up_to_date(kept: Results, view: Pin) -> bool:
    record, known = kept.record(), library_of(Path(settings.HOME))
    asked = {name for name, question in known.asked.items() if not is_retired(question, view.as_of)}
    answered = {outcome.id for outcome in (*record.models, *record.indicators)}
    is_same = record.source["filings"] == view.record()["filings"] and record.library_version == known.version
    return is_same and asked <= answered


@transaction.atomic
def run_take_over(*, results: Results) -> bool:
    """Enter the newest run's clues and indicators in the console; gives whether it was new here."""
    if not results.runs() or Run.objects.filter(run_id=results.record().run_id).exists():
        return False
    run_import(by=Platform(), results=results)
    values_import(by=Platform(), results=results)
    return True
