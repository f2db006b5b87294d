"""Addresses of the clues room."""

from django.urls import path

from mingjian.clues import views

app_name = "clues"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:clue_id>", views.show, name="show"),
]
