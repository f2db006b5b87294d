"""The clues room as a Django app."""

from django.apps import AppConfig


class CluesConfig(AppConfig):
    """Runs, clues and what was decided about them."""

    name = "mingjian.clues"
