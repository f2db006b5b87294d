"""A register that the platform keeps itself: who files it, and how it is written."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from mingjian.audit import log
from mingjian.lake import Institution, Lake
from mingjian.people.models import Organisation
from mingjian.people.organisations import organisations_adopt


def filer_of(*, by: log.Actor, lake: Lake, one: Institution) -> Organisation:
    """The organisation that files it, entered in the register of who files when it files first."""
    lake.ledger.enter_institutions([one])
    organisations_adopt(by=by, register=[lake.institutions()[one.id]])
    return Organisation.objects.get(code=one.id)


def filed_csv(code: str, table: str, period: date, rows: Sequence[dict[str, Any]]) -> ContentFile[bytes]:
    """The rows of a table as a file of `code` for `period`; there is at least one."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return ContentFile(text.getvalue().encode(), name=f"{code}-{table}-{period:%Y%m%d}.csv")
