"""The exchange room as a Django app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Members and their keys, authorisations, queries and their answers."""

    name = "mingjian.exchange"
