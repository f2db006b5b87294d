"""The land register as a Django app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The simulator's own store: units, titles, mortgages, seizures, objections, pre-notices, receipts, recordings."""

    name = "mingjian.registry"
