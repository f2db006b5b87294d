"""Addresses of the desk."""

from django.urls import path

from mingjian.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("unit", views.unit, name="unit"),
    path("<int:pk>/<str:answer>", views.answer, name="answer"),
]
