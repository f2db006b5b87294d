"""The certificates room as a Django app."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """Certificates issued and revoked."""

    name = "mingjian.certificates"
