"""Addresses of the clues room."""

from django.urls import path

from mingjian.clues import views

app_name = "clues"
urlpatterns = [
    path("", views.index, name="index"),
    path("export.csv", views.export, name="export"),
    path("views", views.views, name="views"),
    path("dismiss", views.act, {"name": "dismiss"}, name="dismiss"),
    path("snooze", views.act, {"name": "snooze"}, name="snooze"),
    path("reopen", views.act, {"name": "reopen"}, name="reopen"),
    path("<str:clue_id>", views.show, name="show"),
    path("<str:clue_id>/sql", views.sql, name="sql"),
    path("<str:clue_id>/line/<int:number>", views.line, name="line"),
]
