"""Addresses of the people room."""

from django.urls import path

from mingjian.people import views

app_name = "people"
urlpatterns = [
    path("me", views.me, name="me"),
    path("second-factor", views.second_factor, name="second_factor"),
]
