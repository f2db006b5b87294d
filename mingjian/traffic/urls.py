"""Addresses of the network at work."""

from django.urls import path

from mingjian.traffic import views

app_name = "traffic"
urlpatterns = [
    path("", views.index, name="index"),
    path("search", views.search, name="search"),
]
