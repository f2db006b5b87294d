"""Cases taken out of the console: asked for, made by the worker, kept until the case changes, and who took them."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation

from mingjian.audit import log
from mingjian.cases.bundle import bundle
from mingjian.cases.case_document import case_document
from mingjian.cases.case_file import case_file
from mingjian.cases.errors import PrintNotMade
from mingjian.cases.models import Case, Print
from mingjian.engine.errors import UserError
from mingjian.engine.language import reading
from mingjian.filings.models import Receipt
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.web.library import library

MAKERS: Mapping[str, Callable[[Case], bytes]] = {Print.Form.PDF: case_file, Print.Form.BUNDLE: bundle}


@transaction.atomic
def print_ask(*, by: User, case: Case, form: str, language: str) -> Print:
    """The case as it stands as a file: the one that was made already, else one that the worker makes now."""
    from mingjian.cases.tasks import print_make  # noqa: PLC0415 - the task calls this module

    require(by, "see_cases")
    said: dict[str, Any] = {"case": case, "form": Print.Form(form), "stamp": _stamp(case)}
    said["language"] = language if form == Print.Form.PDF else ""
    found, is_new = Print.objects.get_or_create(**said, defaults={"by": by, "asked_at": timezone.now()})
    is_lost = found.state == Print.State.DONE and not place(found).exists()
    if is_new or is_lost or found.state == Print.State.FAILED:
        found.state = Print.State.WAITING
        found.save(update_fields=["state"])
        transaction.on_commit(lambda: print_make.enqueue(found.pk))
    return found


def print_do(made: Print) -> None:
    """Make the file, note what came of it, and let go of what earlier states of the case had."""
    try:
        content = _content(made)
    except UserError as fault:
        print_give_up(made.pk, fault=fault)
        return
    except Exception:
        print_give_up(made.pk, fault=PrintNotMade())
        raise
    _store(place(made), content)
    made.state, made.size, made.sha256 = Print.State.DONE, len(content), hashlib.sha256(content).hexdigest()
    made.save(update_fields=["state", "size", "sha256"])
    for old in Print.objects.filter(case=made.case, form=made.form, language=made.language, pk__lt=made.pk):
        place(old).unlink(missing_ok=True)
        old.delete()


def print_give_up(number: int, *, fault: UserError) -> None:
    """Say why there is no file."""
    told = {"fault_zh": fault.sentence("zh"), "fault_en": fault.sentence("en")}
    Print.objects.filter(pk=number, state=Print.State.WAITING).update(state=Print.State.FAILED, **told)


def print_take(*, by: User, made: Print) -> Path:
    """The file, and in the audit log who took the case out, in what form, with the hash of what was given."""
    require(by, "see_cases")
    facts = {"number": made.case.number, "form": made.form, "sha256": made.sha256}
    log.record(by=by, action="case.export", about=made.case, **facts)
    return place(made)


def place(made: Print) -> Path:
    """Where the file lies."""
    return Path(settings.MEDIA_ROOT) / "prints" / f"{made.pk}-{made.stamp[:16]}"


def _content(made: Print) -> bytes:
    with ExitStack() as spoken:
        if made.language:
            spoken.enter_context(translation.override("en" if made.language == "en" else settings.LANGUAGE_CODE))
            spoken.enter_context(reading(made.language))
        return MAKERS[made.form](made.case)


def _stamp(case: Case) -> str:
    """Of what is in the case, of what its institution filed, of the law: whatever a file of it shows."""
    filed = Receipt.objects.filter(institution=case.institution).aggregate(last=Max("pk"))["last"]
    said = [case_document(case), filed, library().version]
    return hashlib.sha256(json.dumps(said, cls=DjangoJSONEncoder).encode()).hexdigest()


def _store(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    draft.write_bytes(content)
    draft.chmod(0o600)
    draft.replace(path)
