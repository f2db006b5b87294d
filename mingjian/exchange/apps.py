"""The exchange room as a Django app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Queries and their answers."""

    name = "mingjian.exchange"
