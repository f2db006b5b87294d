"""The owners room as a Django app."""

from django.apps import AppConfig


class OwnersConfig(AppConfig):
    """What owners sign."""

    name = "mingjian.owners"
