"""Addresses of batches at the portal."""

from django.urls import path

from mingjian.batches import views

app_name = "batches"
urlpatterns = [
    path("", views.index, name="index"),
    path("new", views.new, name="new"),
    path("<slug:number>/result", views.result, name="result"),
]
