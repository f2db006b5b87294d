"""Addresses of the owners' room."""

from django.urls import path

from mingjian.owners import views

app_name = "owners"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>", views.show, name="show"),
    path("<int:pk>/contract", views.contract, name="contract"),
    path("<int:pk>/certificate.pdf", views.certificate, name="certificate"),
    path("<int:pk>/<str:act>", views.act, name="act"),
]
