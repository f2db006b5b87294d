"""The batches room as a Django app."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """Many questions under one signature."""

    name = "mingjian.batches"
