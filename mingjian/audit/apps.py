"""The audit room as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log of every change and of every look at personal data."""

    name = "mingjian.audit"
