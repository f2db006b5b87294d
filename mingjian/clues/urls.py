"""Addresses of the clues room."""

from django.urls import path

from mingjian.clues import learnt, views

app_name = "clues"
urlpatterns = [
    path("", views.index, name="index"),
    path("export.csv", views.export, name="export"),
    path("views", views.views, name="views"),
    path("dismiss", views.act, {"name": "dismiss"}, name="dismiss"),
    path("snooze", views.act, {"name": "snooze"}, name="snooze"),
    path("reopen", views.act, {"name": "reopen"}, name="reopen"),
    path("reliability", learnt.reliability, name="reliability"),
    path("draws", learnt.draws, name="draws"),
    path("draws/<int:number>", learnt.draw, name="draw"),
    path("<str:clue_id>", views.show, name="show"),
    path("<str:clue_id>/sql", views.sql, name="sql"),
    path("<str:clue_id>/line/<int:number>", views.line, name="line"),
]
