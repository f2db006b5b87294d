"""The filings room as a Django app."""

from django.apps import AppConfig


class FilingsConfig(AppConfig):
    """Submissions and receipts."""

    name = "mingjian.filings"
