"""Addresses of the audit room."""

from django.urls import path

from mingjian.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.index, name="index"),
    path("entries/<int:index>", views.entry, name="entry"),
    path("checkpoints", views.checkpoints, name="checkpoints"),
    path("checkpoints/<int:size>", views.checkpoint, name="checkpoint"),
    path("key", views.key, name="key"),
    path("seal", views.seal, name="seal"),
    path("verify", views.verify, name="verify"),
]
