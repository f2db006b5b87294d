"""Addresses of authorisations."""

from django.urls import path, re_path

from mingjian.authorisations import views

app_name = "authorisations"
urlpatterns = [
    path("", views.index, name="index"),
    re_path(r"^(?P<number>[0-9a-f]+)/(?P<name>sign|reject|pause|resume|withdraw)$", views.move, name="move"),
]
