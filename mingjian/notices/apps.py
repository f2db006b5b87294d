"""The notices room as a Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Watches, passes over the registers, notices and their delivery."""

    name = "mingjian.notices"
