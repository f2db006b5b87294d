"""A register that the platform keeps itself, written as its department files it."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile


def filed_csv(code: str, table: str, period: date, rows: Sequence[dict[str, Any]]) -> ContentFile[bytes]:
    """The rows of a table as a file of `code` for `period`; there is at least one."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return ContentFile(text.getvalue().encode(), name=f"{code}-{table}-{period:%Y%m%d}.csv")
