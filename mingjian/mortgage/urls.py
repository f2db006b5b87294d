"""Addresses of the mortgage room."""

from django.urls import path

from mingjian.mortgage import views

app_name = "mortgage"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>", views.show, name="show"),
    path("<int:pk>/certificate.pdf", views.certificate, name="certificate"),
    path("<int:pk>/<str:act>", views.act, name="act"),
]
