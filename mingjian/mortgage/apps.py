"""The mortgage room as a Django app."""

from django.apps import AppConfig


class MortgageConfig(AppConfig):
    """Applications, their parties and certificates."""

    name = "mingjian.mortgage"
