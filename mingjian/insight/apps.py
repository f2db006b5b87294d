"""The insight room as a Django app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Indicators and the overview."""

    name = "mingjian.insight"
