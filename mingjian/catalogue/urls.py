"""Addresses of the catalogue room."""

from django.urls import path

from mingjian.catalogue import desk, views

app_name = "catalogue"
urlpatterns = [
    path("", views.index, name="index"),
    path("coverage", views.coverage, name="coverage"),
    path("changes", desk.changes, name="changes"),
    path("changes/new", desk.begin, name="begin"),
    path("changes/<int:draft>", desk.change, name="change"),
    path("changes/<int:draft>/edit", desk.edit, name="edit"),
    path("changes/<int:draft>/compare", desk.compare, name="compare"),
    path("changes/<int:draft>/<str:name>", desk.move, name="move"),
    path("comparisons/<int:comparison>", desk.comparison, name="comparison"),
    path("examinations/<int:examination>", views.examination, name="examination"),
    path("parameters/<str:parameter>", views.parameter, name="parameter"),
    path("tables/<str:table>", views.table, name="table"),
    path("library/<str:kind>/<str:name>", views.piece, name="piece"),
    path("models/<str:model>", views.model, name="model"),
    path("models/<str:model>/examine", views.examine, name="examine"),
    path("models/<str:model>/retire", desk.retire, name="retire"),
]
