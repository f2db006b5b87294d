"""Addresses of the filings room."""

from django.urls import path

from mingjian.filings import views

app_name = "filings"
urlpatterns = [
    path("", views.index, name="index"),
    path("send", views.send, name="send"),
    path("sent/<int:number>", views.submission, name="submission"),
    path("calendar", views.calendar, name="calendar"),
    path("league", views.league, name="league"),
    path("<int:filing>", views.receipt, name="receipt"),
    path("<int:filing>/problems.csv", views.problems, name="problems"),
    path("<int:filing>/versions", views.versions, name="versions"),
]
