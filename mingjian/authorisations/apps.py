"""The authorisations room as a Django app."""

from django.apps import AppConfig


class AuthorisationsConfig(AppConfig):
    """Permissions of persons and firms."""

    name = "mingjian.authorisations"
