"""Addresses of the notices."""

from django.urls import path

from mingjian.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.index, name="index"),
    path("webhook", views.webhook, name="webhook"),
    path("webhook/resend", views.resend, name="resend"),
    path("watch", views.watch, name="watch"),
    path("about", views.about, name="about"),
    path("<slug:number>", views.show, name="show"),
    path("<slug:number>/acknowledge", views.acknowledge, name="acknowledge"),
]
