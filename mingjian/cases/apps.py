"""The cases room as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases, their rows and answers, decisions, measures."""

    name = "mingjian.cases"
