"""The lending room as a Django app."""

from django.apps import AppConfig


class LendingConfig(AppConfig):
    """What a bank wishes and answers."""

    name = "mingjian.lending"
