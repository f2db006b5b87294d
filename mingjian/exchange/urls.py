"""Addresses of questions."""

from django.urls import path

from mingjian.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.index, name="index"),
    path("ask", views.ask, name="ask"),
    path("queries/<slug:number>", views.query, name="query"),
    path("queries/<slug:number>/receipt", views.receipt, name="receipt"),
    path("served", views.served, name="served"),
    path("about", views.about, name="about"),
]
