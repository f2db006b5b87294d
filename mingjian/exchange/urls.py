"""Addresses of the data network."""

from django.urls import path, re_path

from mingjian.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.index, name="index"),
    path("ask", views.ask, name="ask"),
    path("queries/<slug:number>", views.query, name="query"),
    path("queries/<slug:number>/receipt", views.receipt, name="receipt"),
    path("served", views.served, name="served"),
    path("mine", views.mine, name="mine"),
    re_path(r"^mine/(?P<number>[0-9a-f]+)/(?P<name>sign|reject|pause|resume|withdraw)$", views.move, name="move"),
    path("operations", views.operations, name="operations"),
    path("manage", views.manage, name="manage"),
    re_path(r"^manage/(?P<name>key|member|switch|endpoint|party)$", views.act, name="act"),
    path("search", views.search, name="search"),
    path("key", views.key, name="key"),
]
