"""Addresses of who takes part in the network."""

from django.urls import path, re_path

from mingjian.network import views

app_name = "network"
urlpatterns = [
    path("manage", views.manage, name="manage"),
    re_path(r"^manage/(?P<name>key|member|switch|endpoint|party|quota)$", views.act, name="act"),
    path("manage/keys/<int:pk>/revoke", views.revoke, name="revoke"),
    re_path(r"^manage/proposals/(?P<pk>[0-9]+)/(?P<answer>agree|decline)$", views.decide, name="decide"),
    path("key", views.key, name="key"),
]
