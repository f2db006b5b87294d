"""The catalogue room as a Django app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Models, their life cycle, comparisons and the coverage map."""

    name = "mingjian.catalogue"
