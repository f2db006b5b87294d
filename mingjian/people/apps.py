"""The people room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, people, roles."""

    name = "mingjian.people"
