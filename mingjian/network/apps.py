"""The network room as a Django app."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Members and their keys, services switched, departments reached."""

    name = "mingjian.network"
