"""Addresses of the insight room."""

from django.urls import path

from mingjian.insight import views

app_name = "insight"
urlpatterns = [
    path("", views.index, name="index"),
    path("mortgages", views.mortgages, name="mortgages"),
    path("indicators/<str:indicator>", views.indicator, name="indicator"),
]
