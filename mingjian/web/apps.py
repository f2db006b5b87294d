"""The shell as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and tags that every room uses."""

    name = "mingjian.web"
