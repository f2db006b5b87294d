"""The traffic room as a Django app."""

from django.apps import AppConfig


class TrafficConfig(AppConfig):
    """The pages on how the network works."""

    name = "mingjian.traffic"
