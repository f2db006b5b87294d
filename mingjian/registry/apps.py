"""The land register as a Django app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The simulator's own store: units, all that stands on them, receipts, recordings."""

    name = "mingjian.registry"
