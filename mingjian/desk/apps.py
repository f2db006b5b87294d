"""The desk room as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The registry and the courts at work."""

    name = "mingjian.desk"
